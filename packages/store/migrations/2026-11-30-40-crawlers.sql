-- safe
-- Who answers for a network's pages, and what of them crawlers may keep; said in the network's file, shown to everybody. No rows to fill.
alter table app.network
  add column kept_by text, -- the organisation that answers for what this network publishes
  add column contact text, -- where a reader writes to it: an e-mail address or a web address
  add column indexing text not null default 'figures'
    constraint network_indexing_is_known check (indexing in ('nothing', 'figures', 'everything')),
  add column language_models boolean not null default false, -- whether crawlers that collect texts for language models are let in
  add constraint network_contact_is_of_somebody check (contact is null or kept_by is not null);
