import { randomBytes, randomUUID } from "node:crypto";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { defaultQuotas } from "../../quotas/quotas.js";
import { type MovableClock, movableClock } from "../../test-kit/movable-clock.js";
import { stepwise } from "../../test-kit/provisioning.js";
import { createTestDatabase } from "../../testing/database.js";
import { createVault } from "../../vault/vault.js";
import type { Pace } from "../pace.js";
import { createService } from "../services/create.js";
import type { ServiceDetails } from "../services/rows.js";
import type { NewService } from "../services/settings.js";
import type { StorageContext } from "../storage-context.js";

/** The domain on a database of its own, without any protocol. */
export interface TestDomain {
  readonly databaseUrl: string;
  readonly db: PrismaClient;
  readonly context: StorageContext & { readonly clock: MovableClock };
  /** How often commands told that they scheduled work, since this was asked last. */
  scheduled(): number;
  /** Creates an account of this name. @returns its id */
  account(username: string): Promise<string>;
  /** Creates a service with a public network, unless told otherwise. */
  service(accountId: string, settings?: Partial<NewService>): Promise<ServiceDetails>;
  close(): Promise<void>;
}

/** @param pace how fast services and buckets change their states */
export const startTestDomain = async (pace: Pace = stepwise): Promise<TestDomain> => {
  const { prisma: db, url: databaseUrl, drop } = await createTestDatabase();
  let scheduled = 0;
  const context: TestDomain["context"] = {
    clock: movableClock(),
    ...pace,
    objectsDomain: "objects.test",
    verifyDomains: false,
    vault: createVault(randomBytes(32)),
    quotas: defaultQuotas,
    onScheduled: () => {
      scheduled += 1;
    },
  };
  return {
    databaseUrl,
    db,
    context,
    scheduled: () => {
      const since = scheduled;
      scheduled = 0;
      return since;
    },
    account: async (username) => {
      const data = { id: randomUUID(), username, passwordHash: "", createdAt: context.clock() };
      return (await db.account.create({ data })).id;
    },
    service: (accountId, settings) =>
      createService(
        db,
        accountId,
        {
          name: `service-${randomUUID()}`,
          region: "europe-1",
          configuredStatus: "started",
          terminationProtection: false,
          networks: [{ name: "internet", type: "public", family: "IPv4", networkUuid: null }],
          labels: [],
          customDomains: [],
          ...settings,
        },
        context,
      ),
    close: drop,
  };
};

/** What a command throws. */
export const refusalOf = (command: Promise<unknown>): Promise<unknown> =>
  command.then(
    () => "nothing is refused",
    (error: unknown) => error,
  );
