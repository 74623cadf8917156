import { randomBytes } from "node:crypto";
import pino from "pino";
import { readConfiguration } from "../../../configuration.js";
import type { ServerContext } from "../../../context.js";
import { transaction } from "../../../database/transaction.js";
import { claimDue } from "../../../due-work/claim.js";
import type { Delivery, DeliveryAttempt } from "../../../generated/prisma/client.js";
import { createSendRequest } from "../../../outgoing/request.js";
import { type MovableClock, movableClock } from "../../../test-kit/movable-clock.js";
import { createTestDatabase } from "../../../testing/database.js";
import { createVault } from "../../../vault/vault.js";
import { attempt } from "../attempt.js";
import { longestBackoffMs } from "../backoff.js";
import { createCallProvider, type IssueToken } from "../call-provider.js";
import type { DeliverableId } from "../deliverable.js";
import { type ClaimedDelivery, pendingDeliveries } from "../pending-deliveries.js";
import { recordAttempt } from "../record-attempt.js";
import { type NewDelivery, scheduleDelivery } from "../schedule-delivery.js";
import { type StubProvider, startStubProvider } from "./stub-provider.js";

export const claimMs = 60_000;

/** A database with one provider in it, and that provider: what tests of deliveries use. */
export interface DeliveryFixture {
  readonly databaseUrl: string;
  readonly context: ServerContext & { readonly clock: MovableClock };
  readonly provider: StubProvider;
  readonly issueToken: IssueToken;
  /** Registers another provider of that name. */
  register(name: string, address: { readonly domain: string; readonly port: number }): Promise<void>;
  schedule<Id extends DeliverableId>(delivery: NewDelivery<Id>): Promise<boolean>;
  claim(limit?: number): Promise<ClaimedDelivery[]>;
  /** Makes one claimed call and records it. */
  deliver(delivery: ClaimedDelivery, options?: { issueToken?: IssueToken; signal?: AbortSignal }): Promise<void>;
  /** Makes every call that is due, once. */
  deliverDue(options?: { issueToken?: IssueToken }): Promise<void>;
  /** The only delivery there is, with its attempts. */
  onlyDelivery(): Promise<Delivery & { attempts: DeliveryAttempt[] }>;
  /** Forgets deliveries and calls, for the next test. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** The welcome that most tests schedule. */
export const welcome: NewDelivery<"integrationProvider.welcome"> = {
  operation: "integrationProvider.welcome",
  provider: "example",
  payload: { token: "secret-approval", createdProvider: { refreshToken: "secret-refresh", publicKey: "public-key" } },
};

export const initFor = (username: string): NewDelivery<"integrationProvider.init"> => ({
  operation: "integrationProvider.init",
  provider: "example",
  payload: { username },
});

export const createDeliveryFixture = async (): Promise<DeliveryFixture> => {
  const { prisma, url: databaseUrl, drop } = await createTestDatabase();
  const provider = await startStubProvider();
  const answer = provider.answer;
  const clock = movableClock();
  const log = pino({ level: "silent" });
  const configuration = { ...readConfiguration({}), allowPrivateAddresses: true };
  const context = { configuration, prisma, vault: createVault(randomBytes(32)), clock, log };
  const issueTestToken: IssueToken = async (name) => `token-for-${name}`;

  const fixture: DeliveryFixture = {
    databaseUrl,
    context,
    provider,
    issueToken: issueTestToken,
    register: async (name, { domain, port }) => {
      const resource = { create: { type: "provider", createdBy: "ada", createdAt: clock() } };
      const at = { createdAt: clock(), renewedAt: clock() };
      const hidden = { privateKeySealed: new Uint8Array(), refreshTokenSealed: new Uint8Array() };
      const auth = { create: { name, publicKey: "", refreshTokenHash: randomBytes(32), ...hidden, ...at } };
      await prisma.provider.create({ data: { domain, port, https: false, resource, auth } });
    },
    schedule: (delivery) => transaction(prisma, (tx) => scheduleDelivery(tx, delivery, clock(), context.vault)),
    claim: (limit = 100) =>
      claimDue(prisma, pendingDeliveries, { now: clock(), claimMs, longestDelayMs: longestBackoffMs, limit }),
    deliver: async (delivery, { issueToken = issueTestToken, signal = new AbortController().signal } = {}) => {
      const callProvider = createCallProvider(createSendRequest(configuration), issueToken);
      await recordAttempt(context, delivery, await attempt(context, callProvider, delivery, signal));
    },
    deliverDue: async (options) => {
      for (const delivery of await fixture.claim()) await fixture.deliver(delivery, options);
    },
    onlyDelivery: () => prisma.delivery.findFirstOrThrow({ include: { attempts: { orderBy: { number: "asc" } } } }),
    clear: async () => {
      await prisma.delivery.deleteMany();
      provider.calls.length = 0;
      provider.answer = answer;
    },
    close: async () => {
      await provider.close();
      await drop();
    },
  };
  await fixture.register("example", { domain: "127.0.0.1", port: provider.port });
  return fixture;
};
