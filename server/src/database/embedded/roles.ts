import { randomBytes } from "node:crypto";
import { chown, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import pg from "pg";
import { withConnection } from "../connection.js";
import { type Address, urlOf } from "./address.js";
import { type ClusterFolder, passwordFile, readPasswordIfAny, superuserPasswordFile } from "./cluster-folder.js";
import { syncFolder } from "./files.js";
import { DATABASE, DATABASE_USER, SUPERUSER } from "./names.js";
import { scramVerifier } from "./scram.js";

/** Any number: it keeps several first starts from preparing the roles at the same time. */
const lock = "1668247151, 3";

/**
 * Makes the server's role and its database, and takes the superuser's password away, so that nobody can be the superuser
 * any more. It may be ended anywhere and done again. A cluster of the first format, in which the server was the superuser,
 * is brought to this state.
 *
 * @param isSuperuser for tests: the server's role may do everything
 * @returns false where no password of a superuser is known
 */
export const prepareRoles = async (
  folder: ClusterFolder,
  address: Address,
  { isSuperuser = false }: { readonly isSuperuser?: boolean | undefined } = {},
): Promise<boolean> => {
  const superuser = await findSuperuser(folder, address);
  if (!superuser) return false;
  await keepSuperuserPassword(folder, superuser.password);
  const prepare = withConnection(superuser.url("postgres"), async (client) => {
    await client.query(`SELECT pg_advisory_lock(${lock})`);
    const { rows } = await client.query<{ name: string; isDone: boolean }>(
      'SELECT rolname AS name, rolpassword IS NULL AS "isDone" FROM pg_authid WHERE oid = 10',
    );
    // another start was faster
    if (rows[0]?.isDone) return;
    if (rows[0]?.name === DATABASE_USER) await renameSuperuser(client);
    await makeRole(client);
    const owns = urlOf(address, { user: SUPERUSER, password: superuser.password, database: DATABASE });
    if (await makeDatabase(client)) await withConnection(owns, (each) => each.query(handOver));
    const password = newPassword();
    await writePassword(folder, passwordFile(folder.path), password);
    const power = isSuperuser ? "SUPERUSER" : "NOSUPERUSER";
    await client.query(`BEGIN;
      ALTER ROLE ${DATABASE_USER} LOGIN ${power} PASSWORD ${pg.escapeLiteral(scramVerifier(password))};
      ALTER ROLE ${SUPERUSER} PASSWORD NULL; COMMIT`);
  });
  await prepare.catch((error: unknown) => {
    // another start was faster still: the password has been taken away since it was found
    if (!isLoginRefused(error)) throw error;
  });
  await rm(superuserPasswordFile(folder.path), { force: true });
  return true;
};

export const newPassword = (): string => randomBytes(24).toString("base64url");

interface Superuser {
  readonly password: string;
  readonly url: (database: string) => string;
}

/** The first pair of a superuser's name and a known password that PostgreSQL takes. */
const findSuperuser = async (folder: ClusterFolder, address: Address): Promise<Superuser | undefined> => {
  const passwords = await Promise.all(
    [superuserPasswordFile, passwordFile].map((file) => readPasswordIfAny(file(folder.path))),
  );
  const [own, first] = passwords;
  const pairs = [
    [SUPERUSER, own],
    // of the first format, as it is and renamed
    [DATABASE_USER, own],
    [DATABASE_USER, first],
  ] as const;
  for (const [user, password] of pairs) {
    if (password === undefined) continue;
    const url = (database: string) => urlOf(address, { user, password, database });
    if (await isSuperuserThere(url("postgres"))) return { password, url };
  }
  return undefined;
};

/** A wrong password, no such role, or one that may not log in. */
const isLoginRefused = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof pg.DatabaseError && ["28P01", "28000"].includes(cause.code ?? "");
};

const isSuperuserThere = async (url: string): Promise<boolean> => {
  try {
    return await withConnection(url, async (client) => {
      const { rows } = await client.query<{ rolsuper: boolean }>(
        "SELECT rolsuper AND oid = 10 AS rolsuper FROM pg_roles WHERE rolname = current_user",
      );
      return rows[0]?.rolsuper === true;
    });
  } catch (error) {
    if (isLoginRefused(error)) return false;
    throw error;
  }
};

/** Keeps the superuser's password apart from the server's, which is about to change. */
const keepSuperuserPassword = async (folder: ClusterFolder, password: string): Promise<void> => {
  const file = superuserPasswordFile(folder.path);
  if ((await readPasswordIfAny(file)) !== password) await writePassword(folder, file, password);
};

const writePassword = async ({ account }: ClusterFolder, file: string, password: string): Promise<void> => {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${password}\n`, { mode: 0o600, flush: true });
  if (account) await chown(draft, account.uid, account.gid);
  await rename(draft, file);
  await syncFolder(dirname(file));
};

/** Nobody can rename the role that they are, nor make another one the first: so another one does it, and goes. */
const renameSuperuser = (client: pg.Client) =>
  client.query(`BEGIN;
    CREATE ROLE concordat_renames SUPERUSER;
    SET LOCAL SESSION AUTHORIZATION concordat_renames;
    ALTER ROLE ${DATABASE_USER} RENAME TO ${SUPERUSER};
    RESET SESSION AUTHORIZATION;
    DROP ROLE concordat_renames;
    COMMIT`);

const makeRole = async (client: pg.Client): Promise<void> => {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [DATABASE_USER]);
  // without a password, it may not log in yet: that is the last step
  if (!rowCount) await client.query(`CREATE ROLE ${DATABASE_USER} NOLOGIN`);
};

/** Gives the server its database. @returns whether it was there, perhaps with tables that belong to another role */
const makeDatabase = async (client: pg.Client): Promise<boolean> => {
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
  if (rowCount) await client.query(`ALTER DATABASE ${DATABASE} OWNER TO ${DATABASE_USER}`);
  else await client.query(`CREATE DATABASE ${DATABASE} OWNER ${DATABASE_USER}`);
  return Boolean(rowCount);
};

/** Gives to the server what the superuser has made in its database; REASSIGN OWNED refuses that role. */
const handOver = `
DO $$
DECLARE statement text;
BEGIN
  FOR statement IN
    WITH own AS (
      SELECT oid FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
    ), belongs AS (
      -- to an extension, or to a column whose table it follows
      SELECT classid, objid FROM pg_depend WHERE deptype IN ('e', 'a', 'i')
    ), found AS (
      SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END AS kind,
        oid::regclass::text AS name
      FROM pg_class WHERE relkind IN ('r', 'p', 'S', 'v', 'm') AND relowner = 10 AND relnamespace IN (SELECT oid FROM own)
        AND ('pg_class'::regclass, oid) NOT IN (SELECT classid, objid FROM belongs)
      UNION ALL
      SELECT 'TYPE', oid::regtype::text FROM pg_type WHERE typtype IN ('e', 'd') AND typowner = 10
        AND typnamespace IN (SELECT oid FROM own) AND ('pg_type'::regclass, oid) NOT IN (SELECT classid, objid FROM belongs)
      UNION ALL
      SELECT 'ROUTINE', oid::regprocedure::text FROM pg_proc WHERE proowner = 10
        AND pronamespace IN (SELECT oid FROM own) AND ('pg_proc'::regclass, oid) NOT IN (SELECT classid, objid FROM belongs)
      UNION ALL
      SELECT 'SCHEMA', quote_ident(nspname) FROM pg_namespace WHERE nspowner = 10 AND oid IN (SELECT oid FROM own)
    )
    SELECT format('ALTER %s %s OWNER TO ${DATABASE_USER}', kind, name) FROM found
  LOOP
    EXECUTE statement;
  END LOOP;
END
$$`;
