import type { ServerContext } from "../context.js";
import type { ServerPart } from "../server-part.js";
import { issueOrchestratorToken } from "./credentials.js";
import { createDeliveryWorker } from "./provider-calls/delivery-worker.js";

/** What Core does without being asked: it makes the calls to providers that were scheduled. */
export const ucloudPart = (context: ServerContext): ServerPart => {
  const issueToken = (provider: string) => issueOrchestratorToken(context, provider);
  return { workers: [createDeliveryWorker(context, { issueToken })] };
};
