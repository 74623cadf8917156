import type { ServerContext } from "../context.js";
import type { ServerPart } from "../server-part.js";
import { createForgetHistoryWorker } from "./forget-history.js";

/** What has ended is kept for as long as the configuration wants, and then goes. */
export const retentionPart = (context: ServerContext): ServerPart => {
  const { historyDays } = context.configuration;
  return { workers: historyDays > 0 ? [createForgetHistoryWorker(context, historyDays)] : [] };
};
