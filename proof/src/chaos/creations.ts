import type { TestServer } from "@concordat/server/testing";
import type { CallRecord } from "./caller.js";

/** A call that creates something. */
export interface Creation {
  readonly kind: "user" | "access key" | "policy" | "policy version" | "approval request" | "provider";
  /** A name that no other creation of the kind has. */
  readonly of: string;
  readonly record: CallRecord;
  /** What the caller was told that there is now; undefined where the call has failed. */
  readonly id: string | undefined;
}

type Row = Readonly<Record<string, unknown>>;

const rowsOf = async (server: TestServer): Promise<(table: string) => Row[]> => {
  const { data } = await server.snapshot();
  const tables = new Map(data.rows.map(({ name, json }) => [name, json]));
  return (table) => JSON.parse(tables.get(table) ?? "[]") as Row[];
};

/** By kind and name: the ids of everything that is there. */
type Stored = Readonly<Record<Creation["kind"], Map<string, string[]>>>;

const grouped = (pairs: readonly (readonly [name: unknown, id: unknown])[]): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  for (const [name, id] of pairs) groups.set(String(name), [...(groups.get(String(name)) ?? []), String(id)]);
  return groups;
};

/** Reads from the database what calls have created: not from the API, whose answers are what is in question. */
const readStored = async (server: TestServer): Promise<Stored> => {
  const table = await rowsOf(server);
  const users = table("iam_users");
  const nameOfUser = new Map(users.map(({ id, username }) => [id, username]));
  const policies = table("iam_policies").filter(({ system }) => system !== true);
  const nameOfPolicy = new Map(policies.map(({ id, name }) => [id, name]));
  const versions = table("iam_policy_versions").filter(
    ({ policy_id, number }) => nameOfPolicy.has(policy_id) && number !== 1,
  );
  return {
    user: grouped(users.map(({ username }) => [username, username])),
    "access key": grouped(
      table("iam_access_keys").map((row) => [nameOfUser.get(row["user_id"]), row["access_key_id"]]),
    ),
    policy: grouped(policies.map(({ name }) => [name, name])),
    "policy version": grouped(versions.map(({ policy_id, number }) => [nameOfPolicy.get(policy_id), `v${number}`])),
    "approval request": grouped(
      table("approval_requests").map((row) => [row["requested_name"], String(row["token_hash"]).replace("\\x", "")]),
    ),
    provider: grouped(table("providers").map(({ name, resource_id }) => [name, resource_id])),
  };
};

/** What is there that nobody has asked for, or twice, or not although its caller was told so. */
export const findWrongEffects = async (
  server: TestServer,
  creations: readonly Creation[],
  existing: readonly string[],
): Promise<{ readonly wrong: string[]; readonly effects: number }> => {
  const stored = await readStored(server);
  const wrong: string[] = [];
  let effects = 0;
  for (const { kind, of, record, id } of creations) {
    const found = stored[kind].get(of) ?? [];
    effects += found.length;
    stored[kind].delete(of);
    const isRight = id === undefined ? found.length <= 1 : found.length === 1 && found[0] === id;
    if (!isRight)
      wrong.push(`call ${record.number}: ${kind} of ${of} is there as [${found}], and was told to be ${id}`);
  }
  for (const [kind, left] of Object.entries(stored))
    for (const name of left.keys()) if (!existing.includes(name)) wrong.push(`nobody asked for the ${kind} of ${name}`);
  return { wrong, effects };
};
