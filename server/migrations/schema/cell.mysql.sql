-- What a cell has once, on MariaDB. Written by `npm run schema`; nothing reads it but people.

CREATE TABLE `platform_context_key` (
  `only_row` tinyint(4) NOT NULL CHECK (`only_row` = 1),
  `ipad` binary(64) NOT NULL,
  `opad` binary(64) NOT NULL,
  PRIMARY KEY (`only_row`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

CREATE TABLE `platform_fence` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `epoch` int(11) NOT NULL,
  `state` varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (`state` in ('open','moving','moved','read_only','closed')),
  PRIMARY KEY (`tenant_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

CREATE TABLE `platform_migration` (
  `target` varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `step` varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `checksum` char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `applied_at` timestamp NOT NULL DEFAULT current_timestamp(),
  PRIMARY KEY (`target`,`step`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

CREATE TABLE `platform_outbox` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `sequence` bigint(20) NOT NULL AUTO_INCREMENT,
  `epoch` int(11) NOT NULL,
  `type` varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` smallint(6) NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `subject_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `person_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `actor_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `data` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `position` bigint(20) DEFAULT NULL,
  PRIMARY KEY (`tenant_id`,`id`),
  UNIQUE KEY `platform_outbox_sequence` (`sequence`),
  UNIQUE KEY `platform_outbox_stream` (`tenant_id`,`position`),
  KEY `platform_outbox_fresh` (`position`,`sequence`),
  KEY `platform_outbox_age` (`at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

CREATE TABLE `platform_outbox_aside` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `epoch` int(11) NOT NULL,
  `type` varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` smallint(6) NOT NULL,
  `project_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `subject_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `person_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `actor_id` char(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  `data` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `at` char(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reason` varchar(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `tries` int(11) NOT NULL,
  `set_aside_at` timestamp(3) NOT NULL DEFAULT current_timestamp(3),
  PRIMARY KEY (`tenant_id`,`id`),
  KEY `platform_outbox_aside_age` (`set_aside_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

CREATE TABLE `platform_stream` (
  `tenant_id` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `position` bigint(20) NOT NULL,
  `stamped_at` timestamp(3) NOT NULL DEFAULT current_timestamp(3),
  PRIMARY KEY (`tenant_id`),
  KEY `platform_stream_recent` (`stamped_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

CREATE PROCEDURE `platform_begin_read`(in context_was_set text, in milliseconds int)
    MODIFIES SQL DATA
begin
  set session max_statement_time = milliseconds / 1000;
  start transaction read only;
end;

CREATE PROCEDURE `platform_begin_write`(in context_was_set text, in milliseconds int, in wanted_epoch int)
    MODIFIES SQL DATA
begin
  declare tenant char(36) character set ascii collate ascii_bin default platform_current_tenant();
  declare fence_epoch int;
  declare fence_state varchar(10) character set ascii collate ascii_bin;
  declare refusal varchar(40) character set ascii collate ascii_bin;
  declare continue handler for not found begin end;
  set session max_statement_time = milliseconds / 1000;
  set session innodb_lock_wait_timeout = greatest(1, milliseconds div 1000 + 1);
  start transaction;
  if tenant is not null then
    select epoch, state into fence_epoch, fence_state
      from platform_fence where tenant_id = tenant lock in share mode;
    if fence_epoch is null and wanted_epoch = 1 then
      rollback;
      insert into platform_fence (tenant_id, epoch, state) values (tenant, 1, 'open')
        on duplicate key update epoch = epoch;
      start transaction;
      select epoch, state into fence_epoch, fence_state
        from platform_fence where tenant_id = tenant lock in share mode;
    end if;
    if coalesce(fence_epoch, 1) <> wanted_epoch then
      set fence_state = 'moved';
    end if;
    if fence_state <> 'open' then
      rollback;
      set @taskforce_context = null;
      set refusal = concat('taskforce fence: ', fence_state);
      signal sqlstate '45000' set message_text = refusal;
    end if;
  end if;
end;

CREATE PROCEDURE `platform_commit`()
    MODIFIES SQL DATA
begin
  commit;
  set @taskforce_context = null;
end;

CREATE FUNCTION `platform_current_tenant`() RETURNS char(36) CHARSET ascii COLLATE ascii_bin
    READS SQL DATA
    DETERMINISTIC
begin
  declare inner_pad, outer_pad binary(64);
  if coalesce(char_length(@taskforce_context), 0) <> 106 then
    return null;
  end if;
  if substr(@taskforce_context, 33, 10) <= cast(unix_timestamp() as char) then
    return null;
  end if;
  select ipad, opad into inner_pad, outer_pad from platform_context_key;
  if cast(substr(@taskforce_context, 43) as binary) <> cast(sha2(concat(outer_pad, unhex(sha2(
       concat(inner_pad, cast(substr(@taskforce_context, 1, 42) as binary)), 256))), 256) as binary) then
    return null;
  end if;
  return concat_ws('-', substr(@taskforce_context, 1, 8), substr(@taskforce_context, 9, 4),
    substr(@taskforce_context, 13, 4), substr(@taskforce_context, 17, 4), substr(@taskforce_context, 21, 12));
end;

CREATE PROCEDURE `platform_rollback`()
    MODIFIES SQL DATA
begin
  rollback;
  set @taskforce_context = null;
end;
