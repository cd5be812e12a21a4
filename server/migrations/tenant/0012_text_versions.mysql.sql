-- Texts have versions that only their own changes raise. The twin of 0012_text_versions.sql.

unlock tables
//
drop procedure if exists platform_step_text_versions
//
create procedure platform_step_text_versions() modifies sql data
begin
  if not exists (select 1 from information_schema.columns
                  where table_schema = database() and table_name = 'base_task' and column_name = 'title_version') then
    alter table base_task
      add column title_version int not null default 1,
      add column description_version int not null default 1;
  end if;
  if not exists (select 1 from information_schema.columns
                  where table_schema = database() and table_name = 'base_project'
                    and column_name = 'description_version') then
    alter table base_project
      add column description_version int not null default 1;
  end if;
end
//
call platform_step_text_versions()
//
drop procedure platform_step_text_versions
//
{protect task, project}
