-- Texts have versions that only their own changes raise. A text that was there counts as the first version, whatever was
-- changed in it: what a version is compared with is seen together with it.

alter table {ns}.task
  add column title_version int not null default 1,
  add column description_version int not null default 1;

alter table {ns}.project
  add column description_version int not null default 1;
