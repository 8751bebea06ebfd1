-- safe
-- Of an objection to what is said of a country with one member: whether that member lets it be printed. Null: not asked, or not said.
alter table app.preview_reply add column may_print boolean;
