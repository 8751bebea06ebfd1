-- safe
-- What a target was agreed for: one region, one country, or, with neither, every country. Of a region only its own countries
-- can join later.
alter table app.target
  add column group_id uuid,
  add column place_code text,
  add constraint target_group foreign key (network_id, group_id) references app.group_,
  add constraint target_place foreign key (place_code) references reference.place,
  add constraint target_for_one_place check (num_nonnulls(group_id, place_code) <= 1);
