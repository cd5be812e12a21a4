-- Tasks of a project by number and by age. PostgreSQL's partial indexes serve both orders already; its twin,
-- 0015_task_orders.mysql.sql, has work to do.

select 1;
