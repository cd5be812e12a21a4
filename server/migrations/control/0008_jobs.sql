-- Whose turn it is in each lane of the queue. The jobs themselves are pg-boss's, in the schema pgboss.

-- Each tenant's jobs are numbered one after the other from where the lane is; the lowest goes first, so
-- tenants take turns however many jobs each has queued. `finish` is where a tenant's next job stands.
-- The nil id stands for the platform's own jobs.
create table control.job_turn (
  lane       text   not null,
  tenant_id  uuid   not null,
  finish     bigint not null,
  primary key (lane, tenant_id)
);
create index job_turn_last on control.job_turn (lane, finish);

-- How far a lane is: the highest number that was given to a worker.
create table control.job_lane (
  lane    text   primary key,
  served  bigint not null
);

grant select, insert, update, delete on control.job_turn, control.job_lane to {control_role};
