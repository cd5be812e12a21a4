-- Which plans somebody can take at sign-up without asking. One that gives a database of its own, or no limit of
-- something, is closed until the operator opens it (`taskforce plan open`).
alter table control.plan add column open_to_sign_up boolean not null default false;

update control.plan set open_to_sign_up = true
 where isolation <> 'dedicated'
   and not exists (select from jsonb_each(limits) as l where l.value = 'null'::jsonb);
