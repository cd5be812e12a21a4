-- What a tenant decides for itself: when its day begins, and how long what is done with is kept.

alter table control.tenant
  add column time_zone         text    not null default 'UTC' check (length(time_zone) between 1 and 64),
  add column retention_days    int     not null default 90 check (retention_days between 7 and 3650),
  add column retain_completed  boolean not null default true;

-- Up to where a duty of tenants was sent out, for everybody in one time zone: their day begins together.
create table control.duty_day (
  duty       text        not null,
  time_zone  text        not null,
  day        date        not null,
  sent_at    timestamptz not null,              -- who came or changed since is looked at again
  primary key (duty, time_zone)
);

grant select, insert, update, delete on control.duty_day to {control_role};
