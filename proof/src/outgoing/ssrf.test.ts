import { randomUUID } from "node:crypto";
import type { UCloudOperation } from "@concordat/contract/ucloud";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createAccount, createAccountToken } from "../../../server/src/accounts/accounts.js";
import { transaction } from "../../../server/src/database/transaction.js";
import type { Resolve } from "../../../server/src/outgoing/guarded-lookup.js";
import { startForeignServer } from "../../../server/src/outgoing/testing/foreign-server.js";
import { startTestCore, type TestCore } from "../../../server/src/testing/core.js";
import { newAuthProvider } from "../../../server/src/ucloud/credentials.js";
import { type DeliverableId, deliverables } from "../../../server/src/ucloud/provider-calls/deliverable.js";
import { createDeliveryWorker } from "../../../server/src/ucloud/provider-calls/delivery-worker.js";
import { scheduleDelivery } from "../../../server/src/ucloud/provider-calls/schedule-delivery.js";
import { proofRun } from "../kit/proof-run.js";
import { requestTo, textSlots } from "../kit/text-slots.js";
import { type Dial, listenEverywhere, recordDials } from "./dials.js";
import { hostileHosts, hostileNames } from "./hostile-addresses.js";

let core: TestCore;
let recorder: ReturnType<typeof recordDials>;
let listener: Awaited<ReturnType<typeof listenEverywhere>>;
beforeAll(async () => {
  core = await startTestCore({ allowPrivateAddresses: false });
  listener = await listenEverywhere();
  recorder = recordDials();
});
afterAll(async () => {
  recorder.stop();
  await listener.close();
  await core.close();
});

/** What was dialled that is neither this server nor its database. */
const strange = (): Dial[] => {
  const known = [core.url, core.databaseUrl].map((url) => Number(new URL(url).port));
  return recorder.dials.filter(({ port }) => !known.includes(port));
};

const hosts = [...hostileHosts, ...Object.keys(hostileNames)];

/** Hostile names change what they lead to with every question; whatever else is asked goes to the system. */
const resolve: Resolve = async (name) => {
  const answers = hostileNames[name];
  if (!answers) {
    const { lookup } = await import("node:dns/promises");
    return lookup(name, { all: true, verbatim: true });
  }
  asked.set(name, (asked.get(name) ?? 0) + 1);
  const addresses = answers[(asked.get(name) ?? 0) % answers.length] ?? [];
  return addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
};
const asked = new Map<string, number>();

const register = async (name: string, domain: string, port: number) => {
  // sealed as the server would, which shows them to administrators
  const auth = {
    create: newAuthProvider(core.context, name, { publicKey: "", privateKey: "", refreshToken: randomUUID() }),
  };
  const resource = { create: { type: "provider", createdBy: "ada", createdAt: core.context.clock() } };
  await core.context.prisma.provider.create({ data: { domain, port, https: false, resource, auth } });
};

/** Schedules a call to a provider, with the body of the operation's example. */
const scheduleCall = (operation: DeliverableId, provider: string) => {
  const { examples } = deliverables[operation].operation as UCloudOperation;
  const body = examples.map(({ request }) => (request as { body: never }).body)[0] as never;
  const { prisma, clock, vault } = core.context;
  return transaction(prisma, (tx) => scheduleDelivery(tx, { operation, provider, payload: body }, clock(), vault));
};

/** Makes every scheduled call once. */
const deliverAll = async (allowPrivateAddresses: boolean): Promise<void> => {
  const { prisma, configuration } = core.context;
  const context = {
    ...core.context,
    configuration: { ...configuration, allowPrivateAddresses },
    log: pino({ level: "silent" }),
  };
  const deliveries = createDeliveryWorker(context, {
    issueToken: async () => "token",
    outgoing: { resolve },
    stopMs: 100,
  });
  deliveries.start();
  await vi.waitFor(async () => expect(await prisma.delivery.count({ where: { attempts: { none: {} } } })).toBe(0), {
    timeout: 60_000,
    interval: 50,
  });
  await deliveries.stop();
};

describe.each(Object.keys(deliverables) as DeliverableId[])("%s", (operation) => {
  it("reaches nobody at a hostile address, even where the database holds one", { timeout: 90_000 }, async () => {
    for (const [index, host] of hosts.entries()) {
      const name = `${operation}-${index}`;
      await register(name, host, listener.port);
      await scheduleCall(operation, name);
    }
    await deliverAll(false);
    const attempts = await core.context.prisma.deliveryAttempt.findMany();
    expect(attempts.filter(({ fault }) => fault === null)).toEqual([]);
    expect(attempts).toHaveLength(hosts.length);
    expect(strange()).toEqual([]);
    expect(listener.connections()).toBe(0);
    await core.context.prisma.delivery.deleteMany();
  });

  it("goes nowhere else when it is redirected", { timeout: 90_000 }, async () => {
    const targets = hosts.map((host) => `http://${host}:${listener.port}/`);
    let next = 0;
    const redirecting = await startForeignServer((_request, response) => {
      const status = [301, 302, 303, 307, 308][next % 5] as number;
      const location = Buffer.from(targets[next++ % targets.length] ?? "", "utf8").toString("latin1");
      response.writeHead(status, { location: location.replace(/[^\x20-\xff]/g, "") }).end();
    });
    for (const index of targets.keys()) {
      const name = `${operation}-redirected-${index}`;
      await register(name, "127.0.0.1", redirecting.port);
      await scheduleCall(operation, name);
    }
    const before = strange().length;
    await deliverAll(true);
    await redirecting.close();
    const dialled = strange().slice(before);
    // each went out once, which shows that the recorder sees what goes out
    expect(dialled).toEqual(targets.map(() => ({ address: "127.0.0.1", port: redirecting.port })));
    expect(listener.connections()).toBe(0);
    recorder.dials.length = 0;
    await core.context.prisma.delivery.deleteMany();
  });
});

it("whatever text of a request holds a hostile address, the server calls nobody", {
  timeout: 30 * 60_000,
}, async () => {
  const { context } = core;
  // those above got past every check, so that no answer may hold them
  await context.prisma.provider.deleteMany();
  await context.prisma.authProvider.deleteMany();
  await createAccount(context, "ada", "password of ada");
  const { token } = await createAccountToken(context, "ada", "test");
  const admin = await core.token("admin", "ADMIN");
  const texts = hosts.flatMap((host) => [host, `http://${host}:${listener.port}/`]);
  const share = proofRun.isFull ? texts.length : 1;
  expect(textSlots.length).toBeGreaterThan(200);
  let turn = 0;
  for (const place of textSlots) {
    const { scheme } = place.operation.auth as { scheme: string };
    const authorization = `Bearer ${scheme === "account" ? token : admin}`;
    const send = async (text: string) => {
      const [url, init] = requestTo(core.url, place, text);
      const response = await fetch(url, { ...init, headers: { ...init.headers, authorization } });
      await response.arrayBuffer();
      expect([place.name, text, response.status < 500]).toEqual([place.name, text, true]);
    };
    const chosen = Array.from({ length: share }, () => texts[turn++ % texts.length] as string);
    await Promise.all(chosen.map(send));
  }
  await deliverAll(false);
  expect(strange()).toEqual([]);
  expect(listener.connections()).toBe(0);
});
