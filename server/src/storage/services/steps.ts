import type { OperationalState } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import { transaction } from "../../database/transaction.js";
import type { ClaimedWork } from "../../due-work/claim-worker.js";
import { scheduledRows } from "../../due-work/scheduled-rows.js";
import type { Prisma } from "../../generated/prisma/client.js";
import type { Pace } from "../pace.js";
import { removeService } from "./remove.js";
import { announceDomains } from "./state-messages.js";
import { lastState, nextState } from "./states.js";

/** What puts a service back to the beginning of its set-up: set it, and its steps are due. */
export const setUpAnew = (
  now: Date,
): { operationalState: OperationalState; updatedAt: Date; nextStepAt: Date; claimedUntil: null } => ({
  operationalState: "pending",
  updatedAt: now,
  nextStepAt: now,
  claimedUntil: null,
});

interface StepOptions extends Pick<Pace, "provisioningStepMs"> {
  readonly now: Date;
}

/**
 * With steps that take no time, takes all of them in the transaction that has made the first one due: whoever reads the service
 * next, at whichever server, finds that it has arrived. Otherwise the worker takes them one by one.
 */
export const stepAtOnce = async (tx: Prisma.TransactionClient, uuid: string, options: StepOptions): Promise<void> => {
  if (options.provisioningStepMs === 0) await step(tx, uuid, options);
};

/** Takes a service one step further, or all the way where steps take no time. */
const step = async (
  tx: Prisma.TransactionClient,
  uuid: string,
  { now, provisioningStepMs }: StepOptions,
): Promise<void> => {
  const service = await tx.storageService.findUniqueOrThrow({
    where: { uuid },
    include: {
      networks: true,
      customDomains: { orderBy: { position: "asc" } },
      buckets: { where: { deletedAt: { not: null } }, take: 1 },
    },
  });
  const facts = {
    operationalState: service.operationalState as OperationalState,
    configuredStatus: service.configuredStatus,
    deleting: service.deletionStartedAt !== null,
    networkTypes: service.networks.map(({ type }) => type),
    hasDeletedBuckets: service.buckets.length > 0,
    awaitsDomains: service.customDomains.some(({ checkAt }) => checkAt !== null),
  };
  const state = provisioningStepMs === 0 ? lastState(facts) : (nextState(facts) ?? facts.operationalState);
  if (state === "gone") return removeService(tx, service, now);
  await announceDomains(tx, service, state, now);
  const rests = nextState({ ...facts, operationalState: state }) === undefined;
  const nextStepAt = rests ? null : new Date(now.getTime() + provisioningStepMs);
  const updatedAt = state === facts.operationalState ? service.updatedAt : now;
  await tx.storageService.update({
    where: { uuid },
    data: { operationalState: state, updatedAt, nextStepAt, claimedUntil: null },
  });
};

/**
 * Has a service that waits for its custom domains tell what was found out about them, or go on: for it, that is a step. Others find it
 * out when they get there.
 */
export const goOnAfterCheck = async (
  tx: Prisma.TransactionClient,
  uuid: string,
  options: StepOptions,
): Promise<void> => {
  const { operationalState } = await tx.storageService.findUniqueOrThrow({ where: { uuid } });
  if (operationalState === "setup-checkup") await step(tx, uuid, options);
};

const scheduledSteps = scheduledRows("StorageService", {
  kind: "service_steps",
  key: "uuid",
  dueAt: "nextStepAt",
  claimedUntil: "claimedUntil",
});

/** A service whose next step a worker has claimed. */
type ClaimedStep = ReturnType<typeof scheduledSteps.rows.read>;

/** Nothing is lost with a claim that runs out, so a short one will do: another server goes on soon. */
const claimMs = 5_000;

/** The steps of services from state to state, as work. */
export const serviceSteps = ({
  prisma,
  clock,
  configuration,
}: Pick<ServerContext, "prisma" | "clock" | "configuration">): ClaimedWork<ClaimedStep> => ({
  scheduled: scheduledSteps,
  longestDelayMs: configuration.provisioningStepMs,
  claimMs,
  concurrency: 4,
  run: ({ uuid, claimedUntil }) =>
    transaction(prisma, async (tx) => {
      // whoever changes the service meanwhile is done before, or waits
      const held = await tx.$queryRaw<unknown[]>`
        SELECT uuid FROM storage_services WHERE uuid = ${uuid}::uuid AND claimed_until = ${claimedUntil} FOR NO KEY UPDATE`;
      if (held.length > 0) await step(tx, uuid, { now: clock(), provisioningStepMs: configuration.provisioningStepMs });
    }),
});
