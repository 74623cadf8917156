import { withConnection } from "../../../server/src/database/connection.js";
import { serviceParts } from "./service-parts.js";

/** Kinds of resources that the load creates. */
export type Kind = "user" | "service" | "provider" | "registration";

/** A request that creates or removes resources, and what its caller was told. */
export interface Attempt {
  readonly kind: Kind;
  /** The resources: all of them are there, or none. */
  readonly names: readonly string[];
  readonly removes?: boolean;
  /** Undefined while the outcome is unknown. */
  readonly isDone?: boolean;
}

/** Every complete resource. */
const wholeThings = `
  SELECT 'user' AS kind, username AS name FROM iam_users
  UNION ALL SELECT 'service', name FROM storage_services AS s
    WHERE (SELECT count(*) FROM storage_networks AS n WHERE n.service_uuid = s.uuid) = ${serviceParts.networks.length}
      AND (SELECT count(*) FROM storage_labels AS l WHERE l.service_uuid = s.uuid) = ${serviceParts.labels.length}
  UNION ALL SELECT 'provider', p.name FROM providers AS p JOIN auth_providers USING (name)
    JOIN resources AS r ON r.id = p.resource_id
    WHERE EXISTS (SELECT FROM acl_entries AS e WHERE e.resource_id = r.id)
  UNION ALL SELECT 'registration', name FROM auth_providers WHERE name NOT IN (SELECT name FROM providers)`;

/** Incomplete resources, and parts that belong to none. */
const halves = `
  SELECT name FROM storage_services AS s
    WHERE (SELECT count(*) FROM storage_networks AS n WHERE n.service_uuid = s.uuid) <> ${serviceParts.networks.length}
      OR (SELECT count(*) FROM storage_labels AS l WHERE l.service_uuid = s.uuid) <> ${serviceParts.labels.length}
  UNION ALL SELECT p.name FROM providers AS p LEFT JOIN auth_providers AS a USING (name) WHERE a.name IS NULL
  UNION ALL SELECT r.id::text FROM resources AS r LEFT JOIN providers AS p ON p.resource_id = r.id WHERE p.name IS NULL
  UNION ALL SELECT r.id::text FROM resources AS r
    WHERE NOT EXISTS (SELECT FROM acl_entries AS e WHERE e.resource_id = r.id)`;

const thingsOf = ({ kind, names }: Attempt): string[] => names.map((name) => `${kind} ${name}`);

/** What is wrong with the resources of a request. */
const faultOf = (attempt: Attempt, removal: Attempt | undefined, there: ReadonlySet<string>): string[] => {
  const things = thingsOf(attempt);
  const found = things.filter((thing) => there.has(thing));
  if (removal?.isDone && found.length > 0) return [`${things} was removed, and is there`];
  // the outcome is unknown
  if (removal) return [];
  if (attempt.isDone && found.length < things.length) return [`${things} was acknowledged, and is lost`];
  return found.length > 0 && found.length < things.length ? [`${things} was done by half`] : [];
};

/**
 * Compares the database with what callers were told.
 *
 * @returns what is wrong, one sentence for each fault
 */
export const findLosses = (databaseUrl: string, attempts: readonly Attempt[]): Promise<string[]> =>
  withConnection(databaseUrl, async (client) => {
    const { rows } = await client.query<{ kind: Kind; name: string }>(wholeThings);
    const listed = rows.map(({ kind, name }) => `${kind} ${name}`);
    const there = new Set(listed);
    const twice = listed.filter((thing, index) => listed.indexOf(thing) !== index);
    const removals = new Map(
      attempts
        .filter(({ removes }) => removes)
        .flatMap((attempt) => thingsOf(attempt).map((thing) => [thing, attempt])),
    );
    const faults = attempts
      .filter(({ removes }) => !removes)
      .flatMap((attempt) => faultOf(attempt, removals.get(thingsOf(attempt)[0] as string), there));
    const { rows: half } = await client.query<{ name: string }>(halves);
    return [
      ...twice.map((thing) => `${thing} is there twice`),
      ...faults,
      ...half.map(({ name }) => `${name} is there by half`),
    ];
  });
