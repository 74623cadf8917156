import type { ServerContext } from "../../context.js";
import type { CallProvider } from "./call-provider.js";
import { type Deliverable, deliverables, payloadPurpose } from "./deliverable.js";
import type { ClaimedDelivery } from "./pending-deliveries.js";
import { ProviderCallError } from "./provider-call-error.js";

/** What became of one attempt to make a scheduled call. */
export interface Attempt {
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly status: number | null;
  /** Null when it succeeded. */
  readonly fault: string | null;
  /** The call cannot succeed any more, however often it is made. */
  readonly hopeless: boolean;
}

type Outcome = Pick<Attempt, "status" | "fault" | "hopeless">;

/** The deliverable with that id. Only those that this server knows are claimed. */
export const deliverableOf = (operation: string): Deliverable =>
  (deliverables as Readonly<Record<string, Deliverable>>)[operation] as Deliverable;

const call = async (
  { prisma, vault }: Pick<ServerContext, "prisma" | "vault">,
  callProvider: CallProvider,
  { operation: id, provider: name, payloadSealed }: ClaimedDelivery,
  signal: AbortSignal,
): Promise<Outcome> => {
  const { operation, onBehalfOf } = deliverableOf(id);
  const provider = await prisma.provider.findUnique({ where: { name } });
  if (!provider) return { status: null, fault: `No provider is registered as ${name}.`, hopeless: true };
  const payload = JSON.parse(vault.open(payloadSealed, payloadPurpose(id, name))) as never;
  await callProvider(operation, provider, { body: payload, signal, onBehalfOf: onBehalfOf?.(payload) });
  return { status: operation.success.status, fault: null, hopeless: false };
};

/** Makes a scheduled call once. It never throws: whatever goes wrong is the attempt's fault, told without secrets. */
export const attempt = async (
  context: Pick<ServerContext, "prisma" | "vault" | "clock" | "log">,
  callProvider: CallProvider,
  delivery: ClaimedDelivery,
  signal: AbortSignal,
): Promise<Attempt> => {
  const startedAt = context.clock();
  const outcome = await call(context, callProvider, delivery, signal).catch((error: unknown): Outcome => {
    if (error instanceof ProviderCallError) return { status: error.status, fault: error.message, hopeless: false };
    // such a message may quote anything: it is for the log, not for the record
    context.log.error({ err: error, delivery: delivery.id.toString() }, "a scheduled call could not be made");
    return { status: null, fault: "Core could not make the call; its log says why.", hopeless: false };
  });
  return { startedAt, finishedAt: context.clock(), ...outcome };
};
