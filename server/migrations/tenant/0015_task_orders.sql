-- Tasks of a project by number. PostgreSQL has the index for it already; its twin, 0015_task_orders.mysql.sql, adds one.

select 1;
