import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { foldersOf, newBlobId } from "../../blobs/blob-id.js";
import { type OpenBytes, openBytes } from "../../blobs/open-bytes.js";
import { bytesOf, inGroups, inPieces } from "../../blobs/testing/pieces.js";
import { readConfiguration } from "../../configuration.js";
import { putObject } from "../../object-store/objects/put.js";
import { newObject, startTestObjects, type TestObjects } from "../../object-store/testing/objects.js";
import { runCommand } from "../../testing/command-line.js";
import { createVault } from "../../vault/vault.js";

const masterKey = randomBytes(32);
let objects: TestObjects;
let dataDir: string;
let opened: OpenBytes;
let environment: Record<string, string>;
beforeAll(async () => {
  objects = await startTestObjects();
  dataDir = await mkdtemp(join(tmpdir(), "concordat-objects-"));
  environment = {
    DATABASE_URL: objects.databaseUrl,
    CONCORDAT_DATA_DIR: dataDir,
    CONCORDAT_MASTER_KEY: masterKey.toString("base64"),
  };
  const configuration = { ...readConfiguration({}), dataDir };
  const log = pino({ level: "silent" });
  opened = openBytes({ configuration, prisma: objects.db, vault: createVault(masterKey), log });
});
afterAll(async () => {
  opened.close();
  await objects.close();
  await rm(dataDir, { recursive: true });
});

const run = (argv: readonly string[], more: Record<string, string> = {}) =>
  runCommand(["objects", ...argv], { ...environment, ...more }).result;
const json = async (...argv: string[]) =>
  JSON.parse((await run([...argv, "--json"])).stdout) as Record<string, unknown>;

it("checks, exports and imports the bytes of objects", async () => {
  const { bucketId, bucketName } = await objects.bucket();
  const stored = await opened.bytes.store(objects.serviceUuid, inPieces(bytesOf(100_000), 9999));
  await putObject(objects.db, newObject(bucketId, "a key", { content: { kind: "whole", stored } }));
  await opened.store.write(newBlobId(), inGroups(bytesOf(7), 7));
  const clean = { blobs: 2, orphans: 1, youngOrphans: 1, rows: 1, missing: [], damaged: [], drift: [] };
  expect(await json("check")).toMatchObject(clean);
  expect(await json("check", "--deep")).toMatchObject(clean);
  expect((await run(["check"])).stdout).toContain("Orphans  1 (7 bytes), of which 1 are not an hour old");

  const file = join(dataDir, "objects.tar");
  expect(await json("export", file)).toMatchObject({ blobs: 1, file, authenticated: expect.any(String) });
  expect((await run(["export", file])).stderr).toBe(`There is a file ${file} already: name another one.\n`);

  const path = join(dataDir, "blobs", ...foldersOf(stored.blobId ?? ""), stored.blobId ?? "");
  await rm(path);
  const broken = await run(["check"]);
  expect(broken).toMatchObject({ code: 1, stderr: "Something is not as it should be: see above.\n" });
  expect(broken.stdout).toContain(`${bucketName}/a key`);
  expect(await json("import", file)).toMatchObject({ blobs: 1, present: 0, authenticated: expect.any(String) });
  expect(await json("check", "--deep")).toMatchObject(clean);
});

it("says what it does not understand or lacks", async () => {
  expect((await run(["check", "--rate", "0"])).stderr).toMatch(/^--rate must be a whole number of MiB per second/);
  const without = { CONCORDAT_MASTER_KEY: "", CONCORDAT_DATA_DIR: tmpdir() };
  expect((await run(["check", "--deep"], without)).stderr).toMatch(
    /^There is no master key here to open the bytes with/,
  );
  expect((await run(["import", join(dataDir, "none.tar")])).stderr).toMatch(/^There is no file /);
});
