import { randomBytes } from "node:crypto";
import pino from "pino";
import { readConfiguration } from "../../../configuration.js";
import type { ServerContext } from "../../../context.js";
import { transaction } from "../../../database/transaction.js";
import type { Delivery, DeliveryAttempt } from "../../../generated/prisma/client.js";
import { createSendRequest } from "../../../outgoing/request.js";
import { type MovableClock, movableClock } from "../../../test-kit/movable-clock.js";
import { createTestDatabase } from "../../../testing/database.js";
import { createVault } from "../../../vault/vault.js";
import { attempt } from "../attempt.js";
import { createCallProvider, type IssueToken } from "../call-provider.js";
import { type ClaimedDelivery, claimDue } from "../claim.js";
import { type DeliverableId, deliverables } from "../deliverable.js";
import { type Owed, owe } from "../owe.js";
import { settle } from "../settle.js";
import { type StubProvider, startStubProvider } from "./stub-provider.js";

export const claimMs = 60_000;

/** A database with one provider in it, and that provider: what tests of owed calls play on. */
export interface DeliveryStage {
  readonly databaseUrl: string;
  readonly context: ServerContext & { readonly clock: MovableClock };
  readonly provider: StubProvider;
  readonly issueToken: IssueToken;
  /** Registers another provider of that name. */
  register(name: string, address: { readonly domain: string; readonly port: number }): Promise<void>;
  owe<Id extends DeliverableId>(owed: Owed<Id>): Promise<boolean>;
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

/** The welcome that most tests owe. */
export const welcome: Owed<"integrationProvider.welcome"> = {
  operation: "integrationProvider.welcome",
  provider: "example",
  payload: { token: "secret-approval", createdProvider: { refreshToken: "secret-refresh", publicKey: "public-key" } },
};

export const initFor = (username: string): Owed<"integrationProvider.init"> => ({
  operation: "integrationProvider.init",
  provider: "example",
  payload: { username },
});

export const setDeliveryStage = async (): Promise<DeliveryStage> => {
  const { prisma, url: databaseUrl, drop } = await createTestDatabase();
  const provider = await startStubProvider();
  const answer = provider.answer;
  const clock = movableClock();
  const log = pino({ level: "silent" });
  const configuration = { ...readConfiguration({}), allowPrivateAddresses: true };
  const context = { configuration, prisma, vault: createVault(randomBytes(32)), clock, log };
  const stageToken: IssueToken = async (name) => `token-for-${name}`;

  const stage: DeliveryStage = {
    databaseUrl,
    context,
    provider,
    issueToken: stageToken,
    register: async (name, { domain, port }) => {
      const resource = { create: { type: "provider", createdBy: "ada", createdAt: clock() } };
      const at = { createdAt: clock(), renewedAt: clock() };
      const hidden = { privateKeySealed: new Uint8Array(), refreshTokenSealed: new Uint8Array() };
      const auth = { create: { name, publicKey: "", refreshTokenHash: randomBytes(32), ...hidden, ...at } };
      await prisma.provider.create({ data: { domain, port, https: false, resource, auth } });
    },
    owe: (owed) => transaction(prisma, (tx) => owe(tx, owed, clock(), context.vault)),
    claim: (limit = 100) => {
      const until = new Date(clock().getTime() + claimMs);
      return claimDue(prisma, { now: clock(), until, operations: Object.keys(deliverables), limit });
    },
    deliver: async (delivery, { issueToken = stageToken, signal = new AbortController().signal } = {}) => {
      const callProvider = createCallProvider(createSendRequest(configuration), issueToken);
      await settle(context, delivery, await attempt(context, callProvider, delivery, signal));
    },
    deliverDue: async (options) => {
      for (const delivery of await stage.claim()) await stage.deliver(delivery, options);
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
  await stage.register("example", { domain: "127.0.0.1", port: provider.port });
  return stage;
};
