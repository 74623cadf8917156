// Server and database, killed again and again while objects are written. The seed of a run that has failed brings back its
// kills: CONCORDAT_TEST_SEED=… npm run proof -- s3/kills
import { randomBytes, randomInt } from "node:crypto";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { openBytes } from "../../../server/src/blobs/open-bytes.js";
import { firstStoredAt } from "../../../server/src/blobs/sweep/first-stored-at.js";
import { removeBlobs } from "../../../server/src/blobs/sweep/remover.js";
import { sweepOrphans } from "../../../server/src/blobs/sweep/sweep-orphans.js";
import { readConfiguration } from "../../../server/src/configuration.js";
import type { PrismaClient } from "../../../server/src/generated/prisma/client.js";
import { freePort } from "../../../server/src/http/free-port.js";
import { checkObjects } from "../../../server/src/object-store/check/check-objects.js";
import { claimRemovals } from "../../../server/src/object-store/removals/claim.js";
import { findReferenced } from "../../../server/src/object-store/removals/referenced.js";
import { defaultQuotas } from "../../../server/src/quotas/quotas.js";
import { createBucket } from "../../../server/src/storage/buckets/create.js";
import { createAccessKey } from "../../../server/src/storage/iam/access-keys/create.js";
import { createInlinePolicy } from "../../../server/src/storage/iam/inline-policies/change.js";
import { permissionsOf } from "../../../server/src/storage/iam/testing/documents.js";
import { createUser } from "../../../server/src/storage/iam/users/create.js";
import { knownService } from "../../../server/src/storage/service-ref.js";
import { createService } from "../../../server/src/storage/services/create.js";
import { temporaryDataFolder } from "../../../server/src/testing/data-folder.js";
import { startServerProcess, untilReady } from "../../../server/src/testing/server-process.js";
import { createVault, type Vault } from "../../../server/src/vault/vault.js";
import { joinDatabase, untilForgotten, untilIdle } from "../kills/database.js";
import { armKiller, drawKill } from "../kills/killer.js";
import { randomFrom } from "../kit/random.js";
import { createObjectWriter } from "./object-writer.js";
import { createVersionWriter } from "./version-writer.js";
import { instead, meetsWorkers, untilServed } from "./worker-kills.js";

const seed = Number(process.env["CONCORDAT_TEST_SEED"] || randomInt(2 ** 31));
/** CONCORDAT_KILL_CALLS makes fewer calls, with as many kills per call. */
const mostCalls = Number(process.env["CONCORDAT_KILL_CALLS"] || 10_000);
const callsPerKill = 300;
const writerCount = 16;
const bucket = "objects";
/** With object lock, and lifecycle rules that expire what is current. */
const lockBucket = "versions";
const versionWriterCount = 8;

/** A bucket, and a key of somebody who may do everything. */
const prepare = async (prisma: PrismaClient, vault: Vault) => {
  const context = {
    clock: () => new Date(),
    provisioningStepMs: 0,
    bucketCleanupMs: 0,
    objectsDomain: "objects.test",
    verifyDomains: false,
    vault,
    onScheduled: () => undefined,
    quotas: defaultQuotas,
  };
  const { id } = await prisma.account.findFirstOrThrow();
  const { uuid } = await createService(
    prisma,
    id,
    {
      name: "killed",
      region: "europe-1",
      configuredStatus: "started",
      terminationProtection: false,
      networks: [],
      labels: [],
      customDomains: [],
    },
    context,
  );
  const service = knownService(uuid);
  await createBucket(prisma, service, bucket, context);
  await createBucket(prisma, service, lockBucket, { ...context, objectLock: true });
  await createUser(prisma, service, "ada", context);
  const { accessKeyId, secret } = await createAccessKey(prisma, service, "ada", context);
  const document = permissionsOf({ Effect: "Allow", Action: "*", Resource: "*" });
  await createInlinePolicy(prisma, service, { kind: "user", name: "ada" }, { name: "own", document }, context);
  return { accessKeyId, secretAccessKey: secret };
};

/** Checks all that is stored, removes what is to be removed, and checks again: nothing may be missing, damaged, miscounted or left over. */
const checkWhatIsLeft = async (dataDir: string, vault: Vault) => {
  const { prisma, leave } = await joinDatabase(dataDir);
  const configuration = { ...readConfiguration({}), dataDir };
  const log = pino({ level: "silent" });
  const { bytes, store, close } = openBytes({ configuration, prisma, vault, log });
  try {
    const clock = () => new Date(Date.now() + 2 * 3_600_000);
    const deep = { bytes, bytesPerSecond: 1e9 };
    const sound = { missing: [], damaged: [], drift: [], strays: 0 };
    const found = await checkObjects({ db: prisma, store, now: clock(), deep });
    expect(found).toMatchObject(sound);
    for (
      let claimed = await claimRemovals({ prisma, clock });
      claimed;
      claimed = await claimRemovals({ prisma, clock })
    ) {
      await removeBlobs(store, claimed.blobIds);
      await claimed.confirm();
    }
    const first = await firstStoredAt(prisma);
    const swept = await sweepOrphans({
      store,
      findReferenced: (ids) => findReferenced(prisma, ids),
      firstStoredAt: first,
      now: clock(),
    });
    const left = await checkObjects({ db: prisma, store, now: clock(), deep });
    expect(left).toMatchObject({ ...sound, orphans: 0 });
    return { orphans: found.orphans, swept, left };
  } finally {
    close();
    await leave();
  }
};

// only Linux tells which processes belong to a database
describe.skipIf(process.platform !== "linux")("server and database, killed while objects are written", () => {
  it.each([
    { s3Workers: 0, calls: mostCalls },
    { s3Workers: 2, calls: Math.ceil(mostCalls / 2) },
  ])(
    "lose no acknowledged object and nothing locked, leave none half written, count exactly, and leak no blob: $s3Workers processes of the data plane, $calls calls",
    {
      timeout: 7_200_000,
    },
    async ({ s3Workers, calls }) => {
      const random = randomFrom(seed);
      const [dataDir, s3Port, masterKey] = [await temporaryDataFolder(), await freePort("127.0.0.1"), randomBytes(32)];
      const environment = {
        CONCORDAT_MASTER_KEY: masterKey.toString("base64"),
        CONCORDAT_S3_PORT: String(s3Port),
        CONCORDAT_S3_WORKERS: String(s3Workers),
        CONCORDAT_UPCLOUD_TOKEN: randomBytes(16).toString("hex"),
        LOG_LEVEL: "fatal",
      };
      const vault = createVault(masterKey);
      let server = await startServerProcess(dataDir, environment);
      const beside = await joinDatabase(dataDir);
      const credentials = await prepare(beside.prisma, vault);
      await beside.leave();

      const urlOf = (name: string) => `http://127.0.0.1:${s3Port}/${name}`;
      let onAcknowledged: () => void = () => undefined;
      const optionsOf = (name: string, index: number) => ({
        ...credentials,
        name: `writer-${index}`,
        bucketUrl: urlOf(name),
        random: randomFrom(seed + index),
        onAcknowledged: () => onAcknowledged(),
      });
      const writers = [
        ...Array.from({ length: writerCount }, (_, index) => createObjectWriter(optionsOf(bucket, index))),
        ...Array.from({ length: versionWriterCount }, (_, index) => createVersionWriter(optionsOf(lockBucket, index))),
      ];
      const acknowledged = () =>
        writers.flatMap((writer) => [...writer.acknowledged.values()]).reduce((sum, count) => sum + count, 0);

      let kills = 0;
      let workerKills = 0;
      const restartMs: number[] = [];
      for (; acknowledged() < calls; kills++) {
        const kill = drawKill(random, kills, callsPerKill);
        const isOfWorkers = meetsWorkers(kill, { round: kills, s3Workers });
        workerKills += Number(isOfWorkers);
        const killer = armKiller(isOfWorkers ? instead(server, kills) : server, kill);
        ({ onAcknowledged } = killer);
        await Promise.all(writers.map((writer) => writer.work(killer.hasBegun)));
        await killer.over();
        const killedAt = new Date();
        const began = performance.now();
        if (server.hasEnded()) {
          server = await startServerProcess(dataDir, environment);
          restartMs.push(server.readyMs);
        } else {
          await untilReady(server.url);
          await untilServed(server, s3Workers, `http://127.0.0.1:${s3Port}/`);
          restartMs.push(performance.now() - began);
        }
        // a statement of a server that was killed may still be under way
        const database = await joinDatabase(dataDir);
        const isOver = isOfWorkers ? untilIdle(database, killedAt) : untilForgotten(database, killedAt);
        await isOver.finally(database.leave);
        onAcknowledged = () => undefined;
        await Promise.all(writers.map((writer) => writer.verify()));
      }
      for (const writer of writers) await writer.verifyAll?.();
      await server.stop();

      const left = await checkWhatIsLeft(dataDir, vault);
      restartMs.sort((one, other) => one - other);
      const restarts = { medianMs: restartMs[Math.floor(restartMs.length / 2)], longestMs: restartMs.at(-1) };
      console.info(
        JSON.stringify({ seed, s3Workers, kills, workerKills, restarts, acknowledged: acknowledged(), ...left }),
      );
      expect(kills).toBeGreaterThanOrEqual(Math.floor(calls / callsPerKill / 2));
      expect(workerKills > 0).toBe(s3Workers > 0);
    },
  );
});
