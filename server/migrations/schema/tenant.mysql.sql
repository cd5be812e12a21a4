-- The tables of tenants on MariaDB, and what the login of requests sees of them. Written by `npm run schema`; nothing reads it but people.

CREATE TABLE `base_activity` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `task_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `task_number` int(11) DEFAULT NULL,
  `task_title` varchar(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL,
  `actor_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `kind` varchar(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `changes` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `note` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL,
  `at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`id`),
  KEY `activity_task` (`tenant_id`,`task_id`,`id`),
  KEY `activity_project` (`tenant_id`,`project_id`,`id`),
  CONSTRAINT `base_activity_ibfk_1` FOREIGN KEY (`tenant_id`, `project_id`) REFERENCES `base_project` (`tenant_id`, `id`) ON DELETE CASCADE,
  CONSTRAINT `base_activity_ibfk_2` FOREIGN KEY (`tenant_id`, `task_id`) REFERENCES `base_task` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `activity` as select * from `base_activity` where `base_activity`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on activity to 'app_role'@'%';

CREATE TABLE `base_comment` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `task_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `parent_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `author_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `body` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `version` int(11) NOT NULL DEFAULT 1,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `edited_at` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `deleted_at` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  PRIMARY KEY (`tenant_id`,`id`),
  KEY `comment_task` (`tenant_id`,`task_id`,`created_at`,`id`),
  KEY `comment_parent` (`tenant_id`,`parent_id`),
  KEY `comment_author_id_fkey` (`tenant_id`,`author_id`),
  CONSTRAINT `comment_author_id_fkey` FOREIGN KEY (`tenant_id`, `author_id`) REFERENCES `base_person` (`tenant_id`, `id`),
  CONSTRAINT `comment_parent_id_fkey` FOREIGN KEY (`tenant_id`, `parent_id`) REFERENCES `base_comment` (`tenant_id`, `id`) ON DELETE CASCADE,
  CONSTRAINT `comment_task_id_fkey` FOREIGN KEY (`tenant_id`, `task_id`) REFERENCES `base_task` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `comment` as select * from `base_comment` where `base_comment`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on comment to 'app_role'@'%';

CREATE TABLE `base_comment_reaction` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `comment_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `person_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reaction` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`comment_id`,`reaction`,`person_id`),
  KEY `comment_reaction_person_id_fkey` (`tenant_id`,`person_id`),
  CONSTRAINT `comment_reaction_comment_id_fkey` FOREIGN KEY (`tenant_id`, `comment_id`) REFERENCES `base_comment` (`tenant_id`, `id`) ON DELETE CASCADE,
  CONSTRAINT `comment_reaction_person_id_fkey` FOREIGN KEY (`tenant_id`, `person_id`) REFERENCES `base_person` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `comment_reaction` as select * from `base_comment_reaction` where `base_comment_reaction`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on comment_reaction to 'app_role'@'%';

CREATE TABLE `base_comment_version` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `comment_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` int(11) NOT NULL,
  `body` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `written_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`comment_id`,`version`),
  CONSTRAINT `comment_version_comment_id_fkey` FOREIGN KEY (`tenant_id`, `comment_id`) REFERENCES `base_comment` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `comment_version` as select * from `base_comment_version` where `base_comment_version`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on comment_version to 'app_role'@'%';

CREATE TABLE `base_external_source` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `url` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `headers` mediumtext CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `header_names` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `items_path` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `mapping` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `enabled` tinyint(1) NOT NULL,
  `version` int(11) NOT NULL DEFAULT 1,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `updated_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`id`),
  UNIQUE KEY `external_source_name` (`tenant_id`,`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `external_source` as select * from `base_external_source` where `base_external_source`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on external_source to 'app_role'@'%';

CREATE TABLE `base_idempotency` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `route` varchar(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `key` varchar(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `fingerprint` varchar(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `status` smallint(6) NOT NULL DEFAULT 0,
  `response` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`user_id`,`route`,`key`),
  KEY `idempotency_age` (`tenant_id`,`created_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `idempotency` as select * from `base_idempotency` where `base_idempotency`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on idempotency to 'app_role'@'%';

CREATE TABLE `base_label` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `color` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`id`),
  UNIQUE KEY `label_name` (`tenant_id`,`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `label` as select * from `base_label` where `base_label`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on label to 'app_role'@'%';

CREATE TABLE `base_notification` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `person_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `task_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `actor_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `group_key` varchar(200) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `data` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `shows_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `read_at` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `snoozed_until` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `version` int(11) NOT NULL DEFAULT 1,
  PRIMARY KEY (`tenant_id`,`id`),
  UNIQUE KEY `notification_group` (`tenant_id`,`person_id`,`group_key`),
  KEY `notification_list` (`tenant_id`,`person_id`,`shows_at`,`id`),
  KEY `notification_unread` (`tenant_id`,`person_id`,`read_at`,`shows_at`),
  KEY `notification_task` (`tenant_id`,`task_id`),
  KEY `notification_project` (`tenant_id`,`project_id`),
  KEY `notification_age` (`tenant_id`,`read_at`),
  CONSTRAINT `base_notification_ibfk_1` FOREIGN KEY (`tenant_id`, `person_id`) REFERENCES `base_person` (`tenant_id`, `id`) ON DELETE CASCADE,
  CONSTRAINT `base_notification_ibfk_2` FOREIGN KEY (`tenant_id`, `project_id`) REFERENCES `base_project` (`tenant_id`, `id`) ON DELETE CASCADE,
  CONSTRAINT `base_notification_ibfk_3` FOREIGN KEY (`tenant_id`, `task_id`) REFERENCES `base_task` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `notification` as select * from `base_notification` where `base_notification`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on notification to 'app_role'@'%';

CREATE TABLE `base_person` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`kind` in ('member','external')),
  `name` varchar(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `handle` varchar(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL,
  `active` tinyint(1) NOT NULL DEFAULT 1,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`id`),
  UNIQUE KEY `person_handle` (`tenant_id`,`handle`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `person` as select * from `base_person` where `base_person`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on person to 'app_role'@'%';

CREATE TABLE `base_project` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `key` varchar(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `name` varchar(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `description` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `status` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`status` in ('active','paused','completed')),
  `visibility` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`visibility` in ('workspace','private')),
  `color` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `owner_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `start_date` date DEFAULT NULL,
  `target_date` date DEFAULT NULL,
  `next_number` int(11) NOT NULL DEFAULT 1,
  `version` int(11) NOT NULL DEFAULT 1,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `updated_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `archived_at` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `deleted_at` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `workflow_revision` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `wip_policy` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'warn' CHECK (`wip_policy` in ('warn','refuse')),
  `description_version` int(11) NOT NULL DEFAULT 1,
  PRIMARY KEY (`tenant_id`,`id`),
  UNIQUE KEY `project_key` (`tenant_id`,`key`),
  KEY `project_owner` (`tenant_id`,`owner_id`),
  CONSTRAINT `base_project_ibfk_1` FOREIGN KEY (`tenant_id`, `owner_id`) REFERENCES `base_person` (`tenant_id`, `id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `project` as select * from `base_project` where `base_project`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on project to 'app_role'@'%';

CREATE TABLE `base_project_member` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `person_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `role` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`role` in ('lead','contributor','viewer')),
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`project_id`,`person_id`),
  KEY `project_member_person` (`tenant_id`,`person_id`),
  CONSTRAINT `base_project_member_ibfk_1` FOREIGN KEY (`tenant_id`, `project_id`) REFERENCES `base_project` (`tenant_id`, `id`) ON DELETE CASCADE,
  CONSTRAINT `base_project_member_ibfk_2` FOREIGN KEY (`tenant_id`, `person_id`) REFERENCES `base_person` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `project_member` as select * from `base_project_member` where `base_project_member`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on project_member to 'app_role'@'%';

CREATE TABLE `base_project_snapshot` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `day` date NOT NULL,
  `total` int(11) NOT NULL,
  `open` int(11) NOT NULL,
  `in_progress` int(11) NOT NULL,
  `blocked` int(11) NOT NULL,
  `done` int(11) NOT NULL,
  `created` int(11) NOT NULL,
  `completed` int(11) NOT NULL,
  `overdue` int(11) NOT NULL,
  PRIMARY KEY (`tenant_id`,`project_id`,`day`),
  KEY `project_snapshot_day` (`tenant_id`,`day`),
  CONSTRAINT `base_project_snapshot_ibfk_1` FOREIGN KEY (`tenant_id`, `project_id`) REFERENCES `base_project` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `project_snapshot` as select * from `base_project_snapshot` where `base_project_snapshot`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on project_snapshot to 'app_role'@'%';

CREATE TABLE `base_project_snapshot_state` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `day` date NOT NULL,
  `state_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `category` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`category` in ('todo','doing','blocked','done')),
  `tasks` int(11) NOT NULL,
  PRIMARY KEY (`tenant_id`,`project_id`,`day`,`state_id`,`category`),
  CONSTRAINT `base_project_snapshot_state_ibfk_1` FOREIGN KEY (`tenant_id`, `project_id`) REFERENCES `base_project` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `project_snapshot_state` as select * from `base_project_snapshot_state` where `base_project_snapshot_state`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on project_snapshot_state to 'app_role'@'%';

CREATE TABLE `base_quota_lock` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `resource` varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `taken_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`resource`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `quota_lock` as select * from `base_quota_lock` where `base_quota_lock`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on quota_lock to 'app_role'@'%';

CREATE TABLE `base_report` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `owner_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `format` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`format` in ('html','csv')),
  `name` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `content` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `size` int(11) NOT NULL,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `expires_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`id`),
  KEY `report_project` (`tenant_id`,`project_id`),
  KEY `report_owner` (`tenant_id`,`owner_id`,`id`),
  KEY `report_age` (`tenant_id`,`expires_at`),
  CONSTRAINT `base_report_ibfk_1` FOREIGN KEY (`tenant_id`, `project_id`) REFERENCES `base_project` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `report` as select * from `base_report` where `base_report`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on report to 'app_role'@'%';

CREATE TABLE `base_task` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_key` varchar(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `number` int(11) NOT NULL,
  `title` varchar(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `description` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `status` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `priority` smallint(6) NOT NULL CHECK (`priority` between 1 and 4),
  `assignee_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `reporter_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `labels` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `start_date` date DEFAULT NULL,
  `due_at` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `estimate_minutes` int(11) DEFAULT NULL,
  `parent_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `rank` varchar(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `external_ref` varchar(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL,
  `external_url` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL,
  `version` int(11) NOT NULL DEFAULT 1,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `updated_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `completed_at` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `deleted_at` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `title_key` varchar(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin GENERATED ALWAYS AS (lcase(`title`)) STORED,
  `title_version` int(11) NOT NULL DEFAULT 1,
  `description_version` int(11) NOT NULL DEFAULT 1,
  PRIMARY KEY (`tenant_id`,`id`),
  UNIQUE KEY `task_number` (`tenant_id`,`project_id`,`number`),
  UNIQUE KEY `task_external_ref` (`tenant_id`,`project_id`,`external_ref`),
  KEY `task_board` (`tenant_id`,`project_id`,`status`,`rank`,`id`),
  KEY `task_created` (`tenant_id`,`project_id`,`created_at`,`id`),
  KEY `task_recent` (`tenant_id`,`created_at`,`id`),
  KEY `task_reporter` (`tenant_id`,`reporter_id`),
  KEY `task_parent` (`tenant_id`,`parent_id`),
  KEY `task_updated` (`tenant_id`,`project_id`,`deleted_at`,`updated_at`,`id`),
  KEY `task_priority` (`tenant_id`,`project_id`,`deleted_at`,`priority`,`id`),
  KEY `task_due` (`tenant_id`,`project_id`,`deleted_at`,`due_at`,`id`),
  KEY `task_title` (`tenant_id`,`project_id`,`deleted_at`,`title_key`,`id`),
  KEY `task_assigned_in` (`tenant_id`,`assignee_id`,`project_id`,`deleted_at`,`updated_at`,`id`),
  KEY `task_numbered` (`tenant_id`,`project_id`,`deleted_at`,`number`,`id`),
  CONSTRAINT `base_task_ibfk_1` FOREIGN KEY (`tenant_id`, `project_id`) REFERENCES `base_project` (`tenant_id`, `id`) ON DELETE CASCADE,
  CONSTRAINT `base_task_ibfk_2` FOREIGN KEY (`tenant_id`, `assignee_id`) REFERENCES `base_person` (`tenant_id`, `id`),
  CONSTRAINT `base_task_ibfk_3` FOREIGN KEY (`tenant_id`, `reporter_id`) REFERENCES `base_person` (`tenant_id`, `id`),
  CONSTRAINT `base_task_ibfk_4` FOREIGN KEY (`tenant_id`, `parent_id`) REFERENCES `base_task` (`tenant_id`, `id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `task` as select * from `base_task` where `base_task`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
create trigger task_tally_changed after update on base_task for each row
begin
  if not (old.project_id <=> new.project_id and old.status <=> new.status and old.priority <=> new.priority
          and old.assignee_id <=> new.assignee_id and (old.deleted_at is null) = (new.deleted_at is null)) then
    if old.deleted_at is null then
      insert into base_task_tally (tenant_id, project_id, status, priority, assignee_id, writer, tasks)
      values (old.tenant_id, old.project_id, old.status, old.priority,
              coalesce(old.assignee_id, '00000000-0000-0000-0000-000000000000'), connection_id(), -1)
      on duplicate key update tasks = tasks - 1;
    end if;
    if new.deleted_at is null then
      insert into base_task_tally (tenant_id, project_id, status, priority, assignee_id, writer, tasks)
      values (new.tenant_id, new.project_id, new.status, new.priority,
              coalesce(new.assignee_id, '00000000-0000-0000-0000-000000000000'), connection_id(), 1)
      on duplicate key update tasks = tasks + 1;
    end if;
  end if;
  if not (old.project_id <=> new.project_id and (old.completed_at is null) = (new.completed_at is null)
          and left(old.due_at, 10) <=> left(new.due_at, 10) and (old.deleted_at is null) = (new.deleted_at is null)) then
    if old.deleted_at is null and old.due_at is not null and old.completed_at is null then
      insert into base_task_due_tally (tenant_id, project_id, day, writer, tasks)
      values (old.tenant_id, old.project_id, left(old.due_at, 10), connection_id(), -1)
      on duplicate key update tasks = tasks - 1;
    end if;
    if new.deleted_at is null and new.due_at is not null and new.completed_at is null then
      insert into base_task_due_tally (tenant_id, project_id, day, writer, tasks)
      values (new.tenant_id, new.project_id, left(new.due_at, 10), connection_id(), 1)
      on duplicate key update tasks = tasks + 1;
    end if;
  end if;
end;
create trigger task_tally_deleted after delete on base_task for each row
begin
  if old.deleted_at is null then
    insert into base_task_tally (tenant_id, project_id, status, priority, assignee_id, writer, tasks)
    values (old.tenant_id, old.project_id, old.status, old.priority,
            coalesce(old.assignee_id, '00000000-0000-0000-0000-000000000000'), connection_id(), -1)
    on duplicate key update tasks = tasks - 1;
    if old.due_at is not null and old.completed_at is null then
      insert into base_task_due_tally (tenant_id, project_id, day, writer, tasks)
      values (old.tenant_id, old.project_id, left(old.due_at, 10), connection_id(), -1)
      on duplicate key update tasks = tasks - 1;
    end if;
  end if;
end;
create trigger task_tally_inserted after insert on base_task for each row
begin
  if new.deleted_at is null then
    insert into base_task_tally (tenant_id, project_id, status, priority, assignee_id, writer, tasks)
    values (new.tenant_id, new.project_id, new.status, new.priority,
            coalesce(new.assignee_id, '00000000-0000-0000-0000-000000000000'), connection_id(), 1)
    on duplicate key update tasks = tasks + 1;
    if new.due_at is not null and new.completed_at is null then
      insert into base_task_due_tally (tenant_id, project_id, day, writer, tasks)
      values (new.tenant_id, new.project_id, left(new.due_at, 10), connection_id(), 1)
      on duplicate key update tasks = tasks + 1;
    end if;
  end if;
end;
grant delete, insert, select, update on task to 'app_role'@'%';

CREATE TABLE `base_task_due_tally` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `day` date NOT NULL,
  `writer` int(11) NOT NULL,
  `tasks` int(11) NOT NULL,
  PRIMARY KEY (`tenant_id`,`project_id`,`day`,`writer`),
  CONSTRAINT `base_task_due_tally_ibfk_1` FOREIGN KEY (`tenant_id`, `project_id`) REFERENCES `base_project` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='derived';
create sql security definer view `task_due_tally` as select * from `base_task_due_tally` where `base_task_due_tally`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on task_due_tally to 'app_role'@'%';

CREATE TABLE `base_task_label` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `task_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `label` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`task_id`,`label`),
  KEY `task_label_name` (`tenant_id`,`label`,`task_id`),
  CONSTRAINT `base_task_label_ibfk_1` FOREIGN KEY (`tenant_id`, `task_id`) REFERENCES `base_task` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `task_label` as select * from `base_task_label` where `base_task_label`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on task_label to 'app_role'@'%';

CREATE TABLE `base_task_tally` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `status` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `priority` smallint(6) NOT NULL,
  `assignee_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `writer` int(11) NOT NULL,
  `tasks` int(11) NOT NULL,
  PRIMARY KEY (`tenant_id`,`project_id`,`status`,`priority`,`assignee_id`,`writer`),
  CONSTRAINT `base_task_tally_ibfk_1` FOREIGN KEY (`tenant_id`, `project_id`) REFERENCES `base_project` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='derived';
create sql security definer view `task_tally` as select * from `base_task_tally` where `base_task_tally`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on task_tally to 'app_role'@'%';

CREATE TABLE `base_task_transition` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `task_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `from_state` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `to_state` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `from_category` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`from_category` in ('todo','doing','blocked','done')),
  `to_category` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`to_category` in ('todo','doing','blocked','done')),
  `at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actor_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  PRIMARY KEY (`tenant_id`,`task_id`,`id`),
  KEY `task_transition_project` (`tenant_id`,`project_id`,`at`),
  CONSTRAINT `base_task_transition_ibfk_1` FOREIGN KEY (`tenant_id`, `task_id`) REFERENCES `base_task` (`tenant_id`, `id`) ON DELETE CASCADE,
  CONSTRAINT `base_task_transition_ibfk_2` FOREIGN KEY (`tenant_id`, `project_id`) REFERENCES `base_project` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `task_transition` as select * from `base_task_transition` where `base_task_transition`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on task_transition to 'app_role'@'%';

CREATE TABLE `base_webhook_delivery` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `endpoint_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `event_type` varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `payload` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `state` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`state` in ('pending','delivered','failed','skipped')),
  `attempts` int(11) NOT NULL DEFAULT 0,
  `response_status` int(11) DEFAULT NULL,
  `response_body` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL,
  `duration_ms` int(11) DEFAULT NULL,
  `error` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL,
  `attempted_at` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `next_attempt_at` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`id`),
  KEY `webhook_delivery_log` (`tenant_id`,`endpoint_id`,`created_at`,`id`),
  KEY `webhook_delivery_age` (`tenant_id`,`created_at`),
  CONSTRAINT `base_webhook_delivery_ibfk_1` FOREIGN KEY (`tenant_id`, `endpoint_id`) REFERENCES `base_webhook_endpoint` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `webhook_delivery` as select * from `base_webhook_delivery` where `base_webhook_delivery`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on webhook_delivery to 'app_role'@'%';

CREATE TABLE `base_webhook_endpoint` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `url` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `description` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `event_types` text CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT NULL,
  `secret` text CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `previous_secret` text CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `previous_until` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `state` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`state` in ('active','disabled')),
  `disabled_why` varchar(20) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL CHECK (`disabled_why` in ('by_hand','gone','failing')),
  `disabled_at` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `failing_since` char(24) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `version` int(11) NOT NULL DEFAULT 1,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `updated_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `webhook_endpoint` as select * from `base_webhook_endpoint` where `base_webhook_endpoint`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on webhook_endpoint to 'app_role'@'%';

CREATE TABLE `base_workflow_state` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `color` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `category` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`category` in ('todo','doing','blocked','done')),
  `position` int(11) DEFAULT NULL,
  `wip_limit` int(11) DEFAULT NULL,
  `live_name` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin GENERATED ALWAYS AS (case when `position` is not null then `name` end) STORED,
  PRIMARY KEY (`tenant_id`,`project_id`,`id`),
  UNIQUE KEY `workflow_state_name` (`tenant_id`,`project_id`,`live_name`),
  KEY `workflow_state_live` (`tenant_id`,`live_name`),
  CONSTRAINT `base_workflow_state_ibfk_1` FOREIGN KEY (`tenant_id`, `project_id`) REFERENCES `base_project` (`tenant_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `workflow_state` as select * from `base_workflow_state` where `base_workflow_state`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on workflow_state to 'app_role'@'%';

CREATE TABLE `base_workflow_template` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `wip_policy` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`wip_policy` in ('warn','refuse')),
  `states` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `version` int(11) NOT NULL DEFAULT 1,
  `created_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `updated_at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`id`),
  UNIQUE KEY `workflow_template_name` (`tenant_id`,`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `workflow_template` as select * from `base_workflow_template` where `base_workflow_template`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on workflow_template to 'app_role'@'%';

CREATE TABLE `base_workflow_transition` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `from_state` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `to_state` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`tenant_id`,`project_id`,`from_state`,`to_state`),
  KEY `workflow_transition_to` (`tenant_id`,`project_id`,`to_state`),
  CONSTRAINT `base_workflow_transition_ibfk_1` FOREIGN KEY (`tenant_id`, `project_id`, `from_state`) REFERENCES `base_workflow_state` (`tenant_id`, `project_id`, `id`) ON DELETE CASCADE,
  CONSTRAINT `base_workflow_transition_ibfk_2` FOREIGN KEY (`tenant_id`, `project_id`, `to_state`) REFERENCES `base_workflow_state` (`tenant_id`, `project_id`, `id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
create sql security definer view `workflow_transition` as select * from `base_workflow_transition` where `base_workflow_transition`.`tenant_id` = `platform_current_tenant`() with cascaded check option;
grant delete, insert, select, update on workflow_transition to 'app_role'@'%';
