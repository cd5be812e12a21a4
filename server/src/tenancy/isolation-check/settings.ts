import type pg from 'pg';

/**
 * Settings that a login begins each session with. A login may give itself some (`ALTER ROLE … SET`), and no
 * privilege prevents that, so they are checked.
 */

/** Made when the login is (provisioning/owner.ts); an empty search_path is tried (trial.ts). */
const MADE = [
  'search_path',
  'timezone',
  'datestyle',
  'idle_in_transaction_session_timeout',
  'statement_timeout',
  'plan_cache_mode',
];

/** What an operator may want to tune: how fast, and what is written down about it. */
const TUNING =
  /^(work_mem|maintenance_work_mem|hash_mem_multiplier|temp_buffers|(seq|random)_page_cost|cpu_\w+_cost|effective_\w+|jit\w*|enable_\w+|max_parallel\w*|parallel_\w+|log_\w+|track_\w+|tcp_\w+|lock_timeout|transaction_timeout|idle_session_timeout|application_name|client_connection_check_interval|auto_explain\.\w+|pg_stat_statements\.\w+)$/i;

/** By which row-level security, triggers or the login itself are put out of action. */
const WALLS =
  /^(row_security|session_replication_role|role|session_authorization|local_preload_libraries|session_preload_libraries)$/i;

export interface SettingProblem {
  readonly problem: string;
  /** Whether a wall may be down because of it. */
  readonly isBreach: boolean;
}

/** The settings of a login, for all databases and for this one, that no one should have made. */
export async function strangeSettings(
  client: pg.ClientBase,
  role: string,
): Promise<SettingProblem[]> {
  const { rows } = await client.query<{ setting: string; place: string }>(
    `select c.setting, case when s.setdatabase = 0 then '' else ' IN DATABASE ' || quote_ident(d.datname) end as place
       from pg_db_role_setting s join pg_roles r on r.oid = s.setrole
            left join pg_database d on d.oid = s.setdatabase
            cross join lateral unnest(s.setconfig) c (setting)
      where r.rolname = $1 and (s.setdatabase = 0 or d.datname = current_database())
      order by 1`,
    [role],
  );
  return rows.flatMap(({ setting, place }) => {
    const [name = ''] = setting.split('=');
    if (MADE.includes(name.toLowerCase()) || TUNING.test(name)) return [];
    return [
      {
        problem: `${role} begins with ${setting}, which TaskForce did not set: ALTER ROLE ${role}${place} RESET ${name}`,
        isBreach: WALLS.test(name),
      },
    ];
  });
}
