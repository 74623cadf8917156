// The secrets of a copy job: whatever becomes of it, they stand in no log, no answer, no row and no file of the database.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Concordat, type JobDetailResponse } from "@concordat/sdk";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readConfiguration } from "../../../server/src/configuration.js";
import { type SourceServer, startSourceServer } from "../../../server/src/copy-jobs/testing/source-server.js";
import type { RunningServer } from "../../../server/src/running-server.js";
import { startServer } from "../../../server/src/start.js";
import { createTestDatabase, type TestDatabase } from "../../../server/src/testing/database.js";
import { knownSecrets } from "../secrets/known-secrets.js";
import { everyFile, everyRow } from "../secrets/stored.js";
import { openTarget } from "./open-target.js";

const secrets = knownSecrets();
const lines: string[] = [];
const answers: string[] = [];
const token = `ucat_${randomBytes(20).toString("hex")}`;

let source: SourceServer;
let database: TestDatabase;
let dataDir: string;
let server: RunningServer;
let jobs: Concordat["objectStorage"]["jobs"];
let target: Awaited<ReturnType<typeof openTarget>>["target"];

beforeAll(async () => {
  [source, database, dataDir] = await Promise.all([
    startSourceServer(),
    createTestDatabase(),
    mkdtemp(join(tmpdir(), "concordat-job-secrets-")),
  ]);
  const configuration = readConfiguration({
    PORT: "0",
    DATABASE_URL: database.url,
    CONCORDAT_DATA_DIR: dataDir,
    CONCORDAT_MASTER_KEY: randomBytes(32).toString("base64"),
    CONCORDAT_S3_PORT: "0",
    CONCORDAT_UPCLOUD_TOKEN: token,
    CONCORDAT_PROVISIONING_STEP_MS: "0",
  });
  // a log that leaves nothing out
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  server = await startServer(configuration, { log });
  const { objectStorage } = new Concordat({ baseUrl: server.url, credentials: token });
  jobs = objectStorage.jobs;
  ({ target } = await openTarget(objectStorage));
  secrets.keep("the key of the target", target.secret_access_key);
  secrets.keep("the key of the source", source.secretAccessKey);
  secrets.keep("the token of the account", token);
});
afterAll(async () => {
  await server?.close();
  await source?.close();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const from = (bucket: string, given: object = {}) => ({
  access_key_id: source.accessKeyId,
  secret_access_key: source.secretAccessKey,
  endpoint_url: source.url,
  bucket,
  ...given,
});
const fill = (bucket: string) => {
  for (let index = 0; index < 20; index++) source.put(bucket, `key-${String(index).padStart(2, "0")}`, `${index}`);
};
const note = (answer: unknown): void => void answers.push(JSON.stringify(answer));
const create = async (...[given, to = {}]: [ReturnType<typeof from>, object?]): Promise<string> => {
  const created = await jobs.create({ type: "copy", source: given, target: { ...target, ...to } });
  note(created);
  return created.uuid;
};
const state = async (uuid: string): Promise<JobDetailResponse> => {
  const job = await jobs.get(uuid);
  note(job);
  return job;
};
const until = (uuid: string, wanted: JobDetailResponse["operational_state"]) =>
  vi.waitFor(async () => expect((await state(uuid)).operational_state).toBe(wanted), { timeout: 60_000, interval: 50 });

/** Looks everywhere. */
const search = async () => {
  note(await jobs.list());
  expect(secrets.foundIn(await everyRow(database.url))).toEqual([]);
  for (const file of await everyFile(database.url)) expect(secrets.foundIn(file)).toEqual([]);
  expect(secrets.foundIn(lines.join("\n"))).toEqual([]);
  expect(secrets.foundIn(answers.join("\n"))).toEqual([]);
};
const sealed = async (uuid: string) =>
  (await server.context.prisma.storageJob.findUniqueOrThrow({ where: { uuid } })).secretsSealed.length;

it("of a job that runs, and is canceled", { timeout: 120_000 }, async () => {
  fill("canceled");
  let isHeld = true;
  source.misbehave = ({ key }) => (isHeld && key > "key-05" ? new Promise(() => undefined) : false);
  const uuid = await create(from("canceled"));
  await vi.waitFor(() => expect(source.reads()).toBeGreaterThan(5), { timeout: 60_000 });
  await until(uuid, "running");
  expect(await sealed(uuid)).toBeGreaterThan(0);
  await search();
  await jobs.cancel(uuid);
  isHeld = false;
  expect([(await state(uuid)).operational_state, await sealed(uuid)]).toEqual(["canceled", 0]);
  await search();
});

it("of a job that ends", { timeout: 120_000 }, async () => {
  fill("completed");
  source.misbehave = undefined;
  const uuid = await create(from("completed"));
  await until(uuid, "completed");
  expect(await sealed(uuid)).toBe(0);
  await search();
});

it("of a job that fails, whatever the source does with what it is sent", { timeout: 120_000 }, async () => {
  fill("failed");
  const wrong = () => ({ secret_access_key: secrets.plant("a wrong key") });
  const echo: SourceServer["misbehave"] = ({ headers, key }, response) => {
    if (key === "") return false;
    // an error of all that it knows of the caller
    const told = JSON.stringify(headers).replaceAll("<", "");
    response.writeHead(400, { "content-type": "application/xml", "x-amz-request-id": "1" });
    response.end(`<Error><Code>Strange</Code><Message>${told.replaceAll("&", "")}</Message></Error>`);
    return true;
  };
  const failing = [
    { job: () => create(from("failed", wrong())) },
    { job: () => create(from("failed"), wrong()) },
    { job: () => create(from("nowhere")) },
    { job: () => create(from("failed")), misbehave: echo },
  ];
  for (const { job, misbehave } of failing) {
    source.misbehave = misbehave;
    const uuid = await job();
    await until(uuid, "failed");
    expect(await sealed(uuid)).toBe(0);
  }
  await search();
  // signatures are as good as secrets for some minutes
  expect([...lines, ...answers].filter((text) => text.includes("AWS4-HMAC-SHA256"))).toEqual([]);
});

it("of a job that is refused", async () => {
  const secret = secrets.plant("a key of a refused job");
  const refused = jobs.create({
    type: "copy",
    source: { ...from("any"), secret_access_key: secret, endpoint_url: `https://user:${secret}@storage.example` },
    target,
  });
  const error = await refused.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ status: 400 });
  note({ error, text: String(error) });
  await search();
});
