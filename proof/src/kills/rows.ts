import { systemPolicies } from "@concordat/contract/iam";
import type pg from "pg";

/** A kind of fault, and how many rows have it. */
interface Wrong {
  readonly what: string;
  readonly count: number;
}

/** Builds statements that count rows which violate a constraint, from the database's catalogue. */
const constraintChecks = `
  SELECT conname || ' of ' || conrelid::regclass AS what,
    CASE contype
      WHEN 'c' THEN format('SELECT count(*)::int AS count FROM %s WHERE NOT (%s)', conrelid::regclass, pg_get_expr(conbin, conrelid))
      WHEN 'f' THEN format('SELECT count(*)::int AS count FROM %s a WHERE ROW(%s) IS NOT NULL AND NOT EXISTS (SELECT FROM %s b WHERE %s)',
        conrelid::regclass, own.names, confrelid::regclass, pairs.equal)
      ELSE format('SELECT count(*)::int AS count FROM (SELECT FROM %s a WHERE ROW(%s) IS NOT NULL GROUP BY %s HAVING count(*) > 1) twice',
        conrelid::regclass, own.names, own.names)
    END AS sql
  FROM pg_constraint,
    LATERAL (SELECT string_agg('a.' || quote_ident(attname), ', ') AS names FROM pg_attribute
      WHERE attrelid = conrelid AND attnum = ANY(conkey)) own,
    LATERAL (SELECT string_agg(format('a.%I = b.%I', a.attname, b.attname), ' AND ') AS equal
      FROM unnest(conkey, confkey) AS pair(own, theirs)
      JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = pair.own
      JOIN pg_attribute b ON b.attrelid = confrelid AND b.attnum = pair.theirs) pairs
  WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'f', 'u', 'p')`;

/** The same for indexes that are unique without being a constraint. */
const indexChecks = `
  SELECT indexrelid::regclass || ' (unique)' AS what,
    format('SELECT count(*)::int AS count FROM (SELECT FROM %s WHERE ROW(%s) IS NOT NULL GROUP BY %s HAVING count(*) > 1) twice',
      indrelid::regclass, names, names) AS sql
  FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid,
    LATERAL (SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute
      WHERE attrelid = indrelid AND attnum = ANY(indkey)) columns
  WHERE indisunique AND indpred IS NULL AND indexprs IS NULL AND relnamespace = current_schema()::regnamespace`;

/** Rows that one transaction writes together, and that no constraint ties together. */
const companions: Readonly<Record<string, string>> = {
  "resources without a provider":
    "SELECT count(*)::int AS count FROM resources r WHERE NOT EXISTS (SELECT FROM providers p WHERE p.resource_id = r.id)",
  "credentials without a provider":
    "SELECT count(*)::int AS count FROM auth_providers a WHERE NOT EXISTS (SELECT FROM providers p WHERE p.name = a.name)",
  "providers without their creator's permissions":
    "SELECT count(*)::int AS count FROM resources r WHERE r.created_by = 'admin' AND (SELECT count(*) FROM acl_entries e WHERE e.resource_id = r.id AND e.username = 'admin') <> 2",
  "providers that still ask for approval":
    "SELECT count(*)::int AS count FROM providers p JOIN approval_requests a ON a.requested_name = p.name",
  "projects of approved providers without an owner":
    "SELECT count(*)::int AS count FROM projects p WHERE NOT EXISTS (SELECT FROM project_members m WHERE m.project_id = p.id AND m.role = 'PI')",
  "policies without the version in force":
    "SELECT count(*)::int AS count FROM iam_policies p WHERE NOT EXISTS (SELECT FROM iam_policy_versions v WHERE v.policy_id = p.id AND v.number = p.default_version)",
  "services without all system policies": `SELECT count(*)::int AS count FROM storage_services s
    WHERE (SELECT count(*) FROM iam_policies p WHERE p.service_uuid = s.uuid AND p.system) <> ${systemPolicies.length}`,
  "services that neither rest nor go on":
    "SELECT count(*)::int AS count FROM storage_services WHERE next_step_at IS NULL AND operational_state NOT IN ('running', 'stopped')",
  "deleted buckets that nobody removes":
    "SELECT count(*)::int AS count FROM storage_buckets WHERE (deleted_at IS NULL) <> (cleanup_due_at IS NULL)",
  "pending deliveries without a payload":
    "SELECT count(*)::int AS count FROM deliveries WHERE (state = 'PENDING') <> (length(payload_sealed) > 0)",
};

/** Finds damaged files: tables and indexes that cannot be read, or that contradict each other. */
const damage = async (client: pg.ClientBase): Promise<Wrong[]> => {
  await client.query("CREATE EXTENSION IF NOT EXISTS amcheck");
  const { rows } = await client.query<{ what: string }>(
    `SELECT 'table ' || oid::regclass || ': ' || msg AS what FROM pg_class, LATERAL verify_heapam(oid)
      WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`,
  );
  // throws where an index is damaged
  await client.query(`SELECT bt_index_check(pg_class.oid, true) FROM pg_class JOIN pg_am ON pg_am.oid = relam
    WHERE relkind = 'i' AND amname = 'btree' AND relnamespace = current_schema()::regnamespace`);
  return rows.map(({ what }) => ({ what, count: 1 }));
};

/** Finds rows that cannot exist if every change was written as a whole and reached the disk. */
export const findWrongRows = async (client: pg.ClientBase): Promise<string[]> => {
  // the tables are read, and not their indexes
  await client.query("SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off");
  const derived: { what: string; sql: string }[] = [];
  for (const checks of [constraintChecks, indexChecks]) derived.push(...(await client.query(checks)).rows);
  if (derived.length < 50) throw new Error(`The database knows of ${derived.length} constraints only.`);
  const all = [...derived, ...Object.entries(companions).map(([what, sql]) => ({ what, sql }))];
  const wrong: Wrong[] = [];
  for (const { what, sql } of all) {
    const { rows } = await client.query<{ count: number }>(sql);
    wrong.push({ what, count: rows[0]?.count ?? -1 });
  }
  wrong.push(...(await damage(client)));
  return wrong.filter(({ count }) => count !== 0).map(({ what, count }) => `${count} × ${what}`);
};
