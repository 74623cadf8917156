import { chown, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { migrations } from "../../generated/migrations.js";
import { isRoot, temporaryDataFolder, usedDataFolder } from "../../testing/data-folder.js";
import { startDatabaseProcess } from "../../testing/database-process.js";
import { withConnection } from "../connection.js";
import { migrate } from "../migrate.js";
import { initialiser } from "./account.js";
import { urlOf } from "./address.js";
import { findBinaries } from "./binaries.js";
import { type ClusterFolder, openClusterFolder, passwordFile, superuserPasswordFile } from "./cluster-folder.js";
import { giveTo } from "./files.js";
import { initialise } from "./initialise.js";
import { startPostmaster, stopPostmaster } from "./postmaster.js";
import { prepareRoles } from "./roles.js";
import { run } from "./run.js";
import { scramVerifier } from "./scram.js";

const columnOf = async (url: string, query: string): Promise<unknown[]> => {
  const { rows } = await withConnection(url, (client) => client.query<unknown[]>({ text: query, rowMode: "array" }));
  return rows.map(([value]) => value);
};

/** What the role of a server must not be able to do, and that nobody else can. */
const expectClosed = async (url: string, dataDir: string): Promise<void> => {
  expect(
    await columnOf(
      url,
      "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication FROM pg_roles WHERE rolname = current_user",
    ),
  ).toEqual([false]);
  expect(
    await columnOf(url, "SELECT rolname FROM pg_roles WHERE rolsuper AND rolname <> 'concordat_superuser'"),
  ).toEqual([]);
  for (const statement of [
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "SELECT * FROM pg_authid",
    "SELECT pg_read_file('postmaster.pid')",
  ])
    await expect(columnOf(url, statement)).rejects.toThrow("permission denied");
  await expect(stat(superuserPasswordFile(join(dataDir, "postgres")))).rejects.toThrow("ENOENT");
  const { password } = new URL(url);
  await expect(columnOf(url.replace("concordat:", "concordat_superuser:"), "SELECT 1")).rejects.toThrow(
    "password authentication failed",
  );
  expect(password).not.toBe("");
};

describe("the embedded database", () => {
  it("is reached by a socket in a closed folder, at no port, by a role that owns its database and is no superuser", async () => {
    const dataDir = await usedDataFolder();
    const server = await startDatabaseProcess({ dataDir });
    const { searchParams } = new URL(server.url);
    expect(searchParams.get("host")).toBe(join(dataDir, "postgres"));
    expect((await stat(join(dataDir, "postgres"))).mode & 0o077).toBe(0);
    expect((await stat(join(dataDir, "postgres/.s.PGSQL.5432"))).mode & 0o077).toBe(0);
    expect(await columnOf(server.url, "SELECT setting FROM pg_settings WHERE name = 'listen_addresses'")).toEqual([""]);
    expect(
      await columnOf(server.url, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"),
    ).toEqual(["concordat"]);
    await expectClosed(server.url, dataDir);
    await server.close();
  });

  it("listens at loopback where its folder is too deep for the name of a socket", async () => {
    const dataDir = join(await temporaryDataFolder(), "x".repeat(100));
    const server = await startDatabaseProcess({ dataDir });
    expect(new URL(server.url).hostname).toBe("127.0.0.1");
    await expectClosed(server.url, dataDir);
    await server.close();
  });

  it("stores a password as PostgreSQL does", async () => {
    const server = await startDatabaseProcess({ dataDir: await usedDataFolder() });
    await withConnection(server.url, (client) =>
      client.query(`ALTER ROLE concordat PASSWORD ${pg.escapeLiteral(scramVerifier("another one"))}`),
    );
    const url = new URL(server.url);
    url.password = "another one";
    expect(await columnOf(url.toString(), "SELECT 1")).toEqual([1]);
    await server.close();
  });
});

/** A cluster as earlier versions made it: the server is the superuser, at a port of loopback, and as root it is nobody's. */
const clusterOfFirstFormat = async (): Promise<{ dataDir: string; folder: ClusterFolder }> => {
  const dataDir = await temporaryDataFolder();
  const opened = await openClusterFolder(dataDir);
  const folder = { ...opened, account: await initialiser(opened.account) };
  const binaries = await findBinaries(folder.account);
  const secret = join(dataDir, "secret");
  await writeFile(secret, "the first password\n");
  if (folder.account) {
    await chown(dataDir, folder.account.uid, folder.account.gid);
    await chown(secret, folder.account.uid, folder.account.gid);
  }
  const args = [
    `--pgdata=${folder.path}`,
    `--pwfile=${secret}`,
    "--username=concordat",
    "--auth=scram-sha-256",
    "--no-sync",
  ];
  const { status, output } = await run(binaries.initdb, { cwd: dataDir, account: folder.account, args });
  expect({ status, output }).toMatchObject({ status: 0 });
  await writeFile(passwordFile(folder.path), "the first password\n");
  if (isRoot) await chown(dataDir, 0, 0);
  const postmaster = await startPostmaster(folder, binaries, { listening: { tcpPort: undefined }, durable: false });
  if (!postmaster) throw new Error("It did not start.");
  const url = (database: string) =>
    urlOf(postmaster.address, { user: "concordat", password: "the first password", database });
  await withConnection(url("postgres"), (client) => client.query("CREATE DATABASE concordat"));
  await withConnection(url("concordat"), async (client) => {
    await migrate(client, migrations);
    await client.query(
      "INSERT INTO users (username) VALUES ('early'); CREATE SCHEMA kept; CREATE VIEW kept.names AS SELECT username FROM users",
    );
  });
  await stopPostmaster(folder, binaries, postmaster.pid);
  return { dataDir, folder };
};

describe("a cluster of the first format", () => {
  it("is brought to the present one at its next start, with all that is in it, and another password", async () => {
    const { dataDir } = await clusterOfFirstFormat();
    const server = await startDatabaseProcess({ dataDir });
    await expectClosed(server.url, dataDir);
    expect(new URL(server.url).searchParams.get("host")).toBe(join(dataDir, "postgres"));
    expect(new URL(server.url).password).not.toContain("first");
    expect(await columnOf(server.url, "SELECT username FROM kept.names")).toEqual(["early"]);
    // the schema is the server's to change
    await withConnection(server.url, (client) =>
      client.query(
        `ALTER TABLE users ADD COLUMN later text; ALTER TYPE "UserRole" ADD VALUE 'LATER'; DROP SCHEMA kept CASCADE`,
      ),
    );
    expect(
      await columnOf(
        server.url,
        `SELECT relname FROM pg_class WHERE relowner = 10 AND relnamespace = 'public'::regnamespace
         UNION ALL SELECT typname FROM pg_type WHERE typowner = 10 AND typnamespace = 'public'::regnamespace
         UNION ALL SELECT proname FROM pg_proc WHERE proowner = 10 AND pronamespace = 'public'::regnamespace`,
      ),
    ).toEqual([]);
    await server.close();
    const again = await startDatabaseProcess({ dataDir });
    expect(again.url).toBe(server.url);
    await again.close();
    if (isRoot) expect((await stat(join(dataDir, "postgres"))).uid).toBeGreaterThanOrEqual(65_000);
  });
});

describe("the roles", () => {
  it("are made from wherever an earlier start was ended", async () => {
    const dataDir = await temporaryDataFolder();
    const folder = await openClusterFolder(dataDir);
    const binaries = await findBinaries(folder.account);
    await initialise(folder, binaries, false);
    const postmaster = await startPostmaster(folder, binaries, { listening: "socket", durable: false });
    if (!postmaster) throw new Error("It did not start.");
    const password = (await readFile(superuserPasswordFile(folder.path), "utf8")).trim();
    const url = urlOf(postmaster.address, { user: "concordat_superuser", password, database: "postgres" });
    // the last step but one: the file has a password that the role does not have yet
    await withConnection(url, (client) => client.query("CREATE ROLE concordat NOLOGIN"));
    await writeFile(passwordFile(folder.path), "of an ended start\n", { mode: 0o600 });
    if (folder.account) await giveTo(folder.account, folder.path);
    await Promise.all([1, 2, 3].map(() => prepareRoles(folder, postmaster.address)));
    await stopPostmaster(folder, binaries, postmaster.pid);
    const server = await startDatabaseProcess({ dataDir });
    await expectClosed(server.url, dataDir);
    await server.close();
  });
});
