-- The tasks of a person, project by project, so that those of other projects are not passed over one by one.

create index task_assigned_in on {ns}.task ({tenant,}assignee_id, project_id, updated_at, id) where deleted_at is null;
drop index {ns}.task_assigned;
