-- How many requests a minute a plan includes, for a whole workspace.
update control.plan set limits = limits || '{"requestsPerMinute": 1000}'  where code = 'free';
update control.plan set limits = limits || '{"requestsPerMinute": 3000}'  where code = 'basic';
update control.plan set limits = limits || '{"requestsPerMinute": 10000}' where code = 'premium';
update control.plan set limits = limits || '{"requestsPerMinute": 60000}' where code = 'enterprise';

-- What lies in Redis lies there under this number: another one, and all of it is forgotten. It is first
-- counted when a process uses Redis; a process that does not then knows that others do.
create sequence control.cache_epoch;
grant select, usage on sequence control.cache_epoch to {control_role};
