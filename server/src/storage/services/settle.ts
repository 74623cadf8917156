import type { OperationalState } from "@concordat/contract/object-storage";
import { clockToleranceMs } from "../../clock-tolerance.js";
import type { ServerContext } from "../../context.js";
import { transaction } from "../../database/transaction.js";
import { type DueWork, startDueWork } from "../../due-work/loop.js";
import type { Prisma, StorageBucket } from "../../generated/prisma/client.js";
import { dueStep } from "../../telemetry/tracing.js";
import { addFlow } from "../usage/samples.js";
import { countServices } from "./service-count.js";
import { nextState } from "./states.js";

type SettleContext = Pick<ServerContext, "prisma" | "clock" | "configuration" | "log" | "tracing">;

/** What puts a service back to the beginning of its set-up: set it, and the worker walks it through. */
export const setUpAnew = (now: Date): { operationalState: OperationalState; updatedAt: Date; nextStepAt: Date } => ({
  operationalState: "pending",
  updatedAt: now,
  nextStepAt: now,
});

const certificates = "waiting_certificate_issuing";

/** While certificates are made, a message tells for which domains. */
const announce = async (
  tx: Prisma.TransactionClient,
  service: { uuid: string; customDomains: readonly { domainName: string }[] },
  state: OperationalState | "gone",
  now: Date,
) => {
  if (state !== "setup-tls" || service.customDomains.length === 0) {
    await tx.storageStateMessage.deleteMany({ where: { serviceUuid: service.uuid, code: certificates } });
    return;
  }
  const domains = service.customDomains.map(({ domainName }) => domainName).join(", ");
  const said = { message: `Certificates are being issued for: ${domains}.`, operationalState: state, updatedAt: now };
  const key = { serviceUuid: service.uuid, code: certificates };
  await tx.storageStateMessage.upsert({
    where: { serviceUuid_code: key },
    create: { ...key, ...said, createdAt: now },
    update: said,
  });
};

/** What is to be done later than this cannot have been put off by a clock that goes as ours does now: it is due. */
const latest = (now: Date, longestMs: number): Date => new Date(now.getTime() + longestMs + clockToleranceMs);

/**
 * Takes one service that is due one step further. The row is locked while that lasts, so that of two servers each takes
 * another one, and a step that was interrupted is taken again.
 *
 * @returns whether there was one
 */
const takeStep = (context: SettleContext): Promise<boolean> =>
  transaction(context.prisma, async (tx) => {
    const now = context.clock();
    const [due] = await tx.$queryRaw<{ uuid: string }[]>`
      SELECT uuid FROM storage_services
      WHERE next_step_at <= ${now} OR next_step_at > ${latest(now, context.configuration.provisioningStepMs)}
      ORDER BY next_step_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!due) return false;
    await dueStep(context, "service_steps", () => stepOn(tx, context, due.uuid, now));
    return true;
  });

const stepOn = async (tx: Prisma.TransactionClient, { configuration }: SettleContext, uuid: string, now: Date) => {
  const where = { uuid };
  const service = await tx.storageService.findUniqueOrThrow({
    where,
    include: { networks: true, customDomains: true, buckets: { where: { deletedAt: { not: null } }, take: 1 } },
  });
  const state = nextState({
    operationalState: service.operationalState as OperationalState,
    configuredStatus: service.configuredStatus,
    deleting: service.deletionStartedAt !== null,
    networkTypes: service.networks.map(({ type }) => type),
    hasDeletedBuckets: service.buckets.length > 0,
  });
  if (state === "gone") {
    await tx.storageService.delete({ where });
    await countServices(tx, service.accountId, -1);
    return;
  }
  if (state === undefined) {
    await tx.storageService.update({ where, data: { nextStepAt: null } });
    return;
  }
  await announce(tx, service, state, now);
  const rests = state === "running" || state === "stopped";
  const nextStepAt = rests ? null : new Date(now.getTime() + configuration.provisioningStepMs);
  await tx.storageService.update({ where, data: { operationalState: state, updatedAt: now, nextStepAt } });
};

/** Removes a bucket whose clean-up is due, with what is in it. @returns whether there was one */
const cleanUpBucket = (context: SettleContext): Promise<boolean> =>
  transaction(context.prisma, async (tx) => {
    const at = context.clock();
    const due = {
      OR: [{ cleanupDueAt: { lte: at } }, { cleanupDueAt: { gt: latest(at, context.configuration.bucketCleanupMs) } }],
    };
    const found = await tx.storageBucket.findFirst({ where: due, orderBy: { cleanupDueAt: "asc" } });
    if (!found) return false;
    const { serviceUuid, name } = found;
    await dueStep(context, "bucket_cleanups", async () => {
      // as everybody who changes something in a service: after this, what the bucket holds stays as it is
      await tx.$queryRaw`SELECT uuid FROM storage_services WHERE uuid = ${serviceUuid}::uuid FOR UPDATE`;
      const bucket = await tx.storageBucket.findFirst({ where: { serviceUuid, name, ...due } });
      if (bucket) await remove(tx, bucket, at);
    });
    return true;
  });

const remove = async (tx: Prisma.TransactionClient, bucket: StorageBucket, at: Date) => {
  const { serviceUuid, name, totalObjects: objectsDeleted, totalSizeBytes: bytesDeleted } = bucket;
  if (objectsDeleted > 0n || bytesDeleted > 0n) {
    await addFlow(tx, { serviceUuid, bucket: name, at, objectsDeleted, bytesDeleted });
  }
  await tx.storageBucket.delete({ where: { serviceUuid_name: { serviceUuid, name } } });
};

/** When the next thing falls due; undefined when nothing is going on. */
export const nextDueAt = async ({ prisma }: SettleContext): Promise<Date | undefined> => {
  const [service, bucket] = await Promise.all([
    prisma.storageService.aggregate({ _min: { nextStepAt: true } }),
    prisma.storageBucket.aggregate({ _min: { cleanupDueAt: true } }),
  ]);
  const times = [service._min.nextStepAt, bucket._min.cleanupDueAt].filter((time) => time !== null);
  return times.length === 0 ? undefined : new Date(Math.min(...times.map((time) => time.getTime())));
};

/** Does all that is due now. Tests call it by themselves, with a clock of their own. */
export const settleDue = async (context: SettleContext): Promise<void> => {
  while (await cleanUpBucket(context)) {
    // one after the other, as below
  }
  while (await takeStep(context)) {
    // one after the other: each step is a transaction of its own
  }
};

const longestSleepMs = 5000;

/** Starts the worker that walks services through their states and cleans deleted buckets up. */
export const startSettling = (context: SettleContext): DueWork =>
  startDueWork({
    longestSleepMs,
    log: context.log,
    failure: "the states of object storage cannot be moved on",
    round: async () => {
      await settleDue(context);
      const next = await nextDueAt(context);
      return next === undefined ? longestSleepMs : next.getTime() - context.clock().getTime();
    },
  });
