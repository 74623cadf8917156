import { setTimeout as delay } from "node:timers/promises";
import { expect, vi } from "vitest";
import type { TestDatabase } from "../../../../server/src/testing/database.js";
import type { Call } from "../../kit/caller.js";
import { retryUntilAnswered } from "../retry.js";
import { hold } from "./hold.js";
import type { HoldingModule } from "./holding-module.js";
import type { Instance } from "./instances.js";

/** When things happen, in milliseconds after everything is held. */
export interface Moments {
  readonly kill: number;
  /** The locks that the victim's transactions wait for are released. */
  readonly release: number;
  /** The provider answers the victim's call; never, if this is undefined. */
  readonly answer: number | undefined;
}

/** How the claims of a killed instance were taken over. */
export interface TakenOver {
  /** The provider with a pending call. */
  readonly provider: string;
  /** By `performance.now()`. */
  readonly killedAt: number;
  /** How long the survivor took once nothing held it up, in milliseconds. */
  readonly bucketMs: number;
  readonly keyMs: number;
  /** Whether the victim had carried out the keyed request before it ended. */
  readonly replayed: boolean;
}

/** The contents of the bucket whose clean-up is held. */
const contents = { objects: 7n, bytes: 700n };

const inService = (id: string, service_uuid: string, more: object = {}): Call => ({
  id: `objectStorage.${id}`,
  params: { service_uuid },
  ...more,
});

/** Makes a service, and waits until it has nothing left to do: its steps would wait for the same locks as what is held. */
const newService = async ({ connection }: Instance, name: string): Promise<string> => {
  const body = { name, region: "europe-1", configured_status: "started", networks: [] };
  const made = await connection.call({ id: "objectStorage.services.create", body });
  const { uuid } = made.body as { readonly uuid: string };
  await vi.waitFor(
    async () => {
      const { body: service } = await connection.call(inService("services.get", uuid));
      expect(service).toMatchObject({ operational_state: "running" });
    },
    { timeout: 30_000, interval: 20 },
  );
  return uuid;
};

/** Has a provider approved; the instance that was asked makes the welcome call. */
const approve = async ({ connection }: Instance, specification: object): Promise<void> => {
  const request = (body: object) => connection.call({ id: "providers.requestApproval", body });
  const { token } = (await request({ type: "information", specification })).body as { token: string };
  await request({ type: "sign", token });
  await connection.call({ id: "providers.approve", body: { token } });
};

/**
 * Kills an instance while it makes a call to a provider, cleans a bucket up and carries out a request under an idempotency
 * key, and checks how another one takes over. The call to the provider comes later, since its claim has to expire.
 *
 * @param name of what is made, unlike any other
 */
export const killHolder = async (
  { database, module }: { readonly database: TestDatabase; readonly module: HoldingModule },
  { victim, survivor, name }: { readonly victim: Instance; readonly survivor: Instance; readonly name: string },
  moments: Moments,
): Promise<TakenOver> => {
  const { prisma } = database;
  const [cleaned, keyed] = [await newService(victim, `${name}-cleaned`), await newService(victim, `${name}-keyed`)];
  await victim.connection.call(inService("buckets.create", cleaned, { body: { name: "full" } }));
  const { id: bucketId } = await prisma.storageBucket.findFirstOrThrow({ where: { serviceUuid: cleaned } });
  await prisma.storageUsage.create({ data: { serviceUuid: cleaned, bucketId, ...contents } });
  const creation = inService("users.create", keyed, { body: { username: "ada" } });
  const action = { call: creation, idempotencyKey: `key of ${name}`.replaceAll(" ", "-") };

  const { holds, release } = await hold(database.url, keyed);
  await approve(victim, { id: name, domain: "127.0.0.1", https: false, port: module.port });
  await victim.connection.call({
    ...inService("buckets.delete", cleaned),
    params: { service_uuid: cleaned, bucket_name: "full" },
  });
  const first = victim.connection.send(action.call, action.idempotencyKey);
  await holds(2);
  await vi.waitFor(() => expect(module.arrivals(name)).toHaveLength(1), { timeout: 30_000 });
  const twin = await survivor.connection.send(action.call, action.idempotencyKey);
  expect(twin?.status).toBe(409);

  const at = async (ms: number, happen: () => unknown): Promise<number> => {
    await delay(ms);
    await happen();
    return performance.now();
  };
  const answering = moments.answer === undefined ? 0 : at(moments.answer, () => module.answer(name));
  const [killedAt, releasedAt] = await Promise.all([
    at(moments.kill, () => victim.server.kill("server")),
    at(moments.release, release),
    answering,
  ]);
  const freeAt = Math.max(killedAt, releasedAt);

  const before = await first;
  const again = await retryUntilAnswered(survivor.connection, action);
  const keyMs = performance.now() - freeAt;
  expect([again.said, await prisma.iamUser.count({ where: { serviceUuid: keyed } })]).toEqual(["done", 1]);
  // the survivor replays what the victim has acknowledged
  if (before) expect([again.replayed, again.body]).toEqual([true, before.body]);

  const buckets = () => prisma.storageBucket.count({ where: { serviceUuid: cleaned } });
  await vi.waitFor(async () => expect(await buckets()).toBe(0), { timeout: 30_000, interval: 20 });
  const bucketMs = performance.now() - freeAt;
  const samples = await prisma.storageSample.findMany({ where: { serviceUuid: cleaned } });
  expect(samples.map(({ objectsDeleted, bytesDeleted }) => [objectsDeleted, bytesDeleted])).toEqual([[7n, 700n]]);
  return { provider: name, killedAt, bucketMs, keyMs, replayed: again.replayed };
};
