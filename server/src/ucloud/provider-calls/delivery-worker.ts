import type { ServerContext } from "../../context.js";
import { type ClaimWorkerOptions, createClaimWorker } from "../../due-work/claim-worker.js";
import type { Worker } from "../../due-work/worker.js";
import { createSendRequest, type OutgoingOptions } from "../../outgoing/request.js";
import { createCallProvider, type IssueToken } from "./call-provider.js";
import { type DeliveryLimits, deliveryWork } from "./delivery-work.js";

export interface DeliveryOptions extends ClaimWorkerOptions, DeliveryLimits {
  readonly issueToken: IssueToken;
  /** How the calls go out; `allowPrivateAddresses` is the configuration's unless given. */
  readonly outgoing?: Partial<OutgoingOptions>;
}

type DeliveryContext = Pick<ServerContext, "configuration" | "prisma" | "vault" | "clock" | "log" | "tracing">;

/** Makes the worker that makes scheduled calls to providers. */
export const createDeliveryWorker = (
  context: DeliveryContext,
  { issueToken, outgoing, claimMs, concurrency, ...options }: DeliveryOptions,
): Worker => {
  const { allowPrivateAddresses } = context.configuration;
  const send = createSendRequest({ allowPrivateAddresses, ...outgoing });
  const callProvider = createCallProvider(context.tracing?.follow(send) ?? send, issueToken);
  return createClaimWorker(context, deliveryWork(context, callProvider, { claimMs, concurrency }), options);
};
