import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import { startTestCore, type TestCore } from "../../../server/src/testing/core.js";
import { startTestStorage, type TestStorage } from "../../../server/src/testing/storage.js";
import { createCaller } from "../kit/caller.js";
import { noQuotas } from "../kit/no-quotas.js";
import { proofRun, reportDone } from "../kit/proof-run.js";
import { openWire, type Wire } from "../kit/wire.js";
import type { Collection } from "./collection.js";
import { emptyModel, sequencesOf } from "./commands.js";
import { iamCollections } from "./iam-collections.js";
import { type StorageScenario, storageCollections } from "./storage-collections.js";
import { type UCloudScenario, uCloudCollections } from "./ucloud-collections.js";

const effort = proofRun.isFull ? { runs: 80, steps: 30 } : { runs: 2, steps: 24 };

let made = 0;
const fresh = () => `run${++made}`;

let followed = 0;
afterAll(() => reportDone(`${followed} sequences of requests followed`));

/** Follows sequences of requests with a model of what must be there after each. */
const follow = (collection: Collection) =>
  fc.assert(
    fc.asyncProperty(sequencesOf(collection, effort.steps), async (steps) => {
      const real = await collection.open();
      await fc.asyncModelRun(() => ({ model: emptyModel(), real }), steps);
      followed += 1;
    }),
    { numRuns: effort.runs, seed: proofRun.seed },
  );

const nowhere = {} as StorageScenario & UCloudScenario;

describe("object storage keeps what it was told", () => {
  let storage: TestStorage;
  let wire: Wire;
  let scenario: StorageScenario;
  beforeAll(async () => {
    storage = await startTestStorage({ quotas: noQuotas });
    wire = openWire(storage.url);
    const account = await storage.account("ada");
    const call = createCaller(wire, { authorization: `Bearer ${account.token}` });
    const service = async () => (await account.createService(fresh())).uuid;
    const passDeletion: StorageScenario["passDeletion"] = async (of) => {
      if (of === "bucket") storage.context.clock.advance(storage.context.configuration.bucketCleanupMs);
      await storage.settle(of === "service" ? 12 : 1);
    };
    scenario = { call, service, fresh, passDeletion };
  });
  afterAll(async () => {
    wire?.close();
    await storage?.close();
  });

  const all = (on: StorageScenario) => [...storageCollections(on), ...iamCollections(on)];
  it.each(all(nowhere).map(({ name }, index) => [name, index] as const))("%s", (_, index) =>
    follow(all(scenario)[index] as Collection),
  );
});

describe("UCloud keeps what it was told", () => {
  let core: TestCore;
  let wire: Wire;
  let scenario: UCloudScenario;
  beforeAll(async () => {
    core = await startTestCore({ quotas: noQuotas });
    wire = openWire(core.url);
    for (const user of ["admin", "ada", "grace"]) await core.user(user);
    await core.project("laboratory", "admin");
    await core.group("readers", "laboratory", ["admin"]);
    const authorization = `Bearer ${await core.token("admin", "ADMIN")}`;
    scenario = { call: createCaller(wire, { authorization, project: "laboratory" }), fresh };
  });
  afterAll(async () => {
    wire?.close();
    await core?.close();
  });

  it.each(uCloudCollections(nowhere).map(({ name }, index) => [name, index] as const))("%s", (_, index) =>
    follow(uCloudCollections(scenario)[index] as Collection),
  );
});
