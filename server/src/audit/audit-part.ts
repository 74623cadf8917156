import type { ServerContext } from "../context.js";
import { createWorker } from "../due-work/worker.js";
import type { RecordRequests } from "../http/record-request.js";
import type { RecordCalls } from "../http/server-call.js";
import type { ServerPart } from "../server-part.js";
import { auditCalls } from "./audit-calls.js";
import { auditRequests } from "./audit-requests.js";
import { createAuditTrail } from "./audit-trail.js";
import { createForgetRecordsWorker } from "./forget-records.js";
import { Strangers } from "./strangers.js";

/** How often is written down what was counted, in milliseconds. */
const writeMs = 10_000;

/** The audit trail: who changed what. */
export interface AuditPart extends ServerPart {
  /** Writes down what a call has changed. */
  readonly records: RecordCalls;
  /** Does the same for requests of S3, IAM and STS. */
  readonly requests: RecordRequests;
}

/**
 * Writes down who changed what, and removes what is older than the configuration wants.
 *
 * @param onLogged is told how many records the database did not take
 */
export const auditPart = (context: ServerContext, onLogged?: (records: number) => void): AuditPart => {
  const trail = createAuditTrail(context, onLogged);
  const strangers = new Strangers(context.clock);
  const write = async (options?: { readonly isEnd: boolean }): Promise<void> => {
    await Promise.all(strangers.take(options).map((record) => trail.write(record)));
  };
  const counting = createWorker({
    longestSleepMs: writeMs,
    log: context.log,
    failure: "what strangers called cannot be written down",
    round: async () => {
      await write();
      return writeMs;
    },
  });
  return {
    records: auditCalls(trail, context, strangers),
    requests: auditRequests(trail, context, strangers),
    workers: [createForgetRecordsWorker(context, context.configuration.auditDays), counting],
    close: () => write({ isEnd: true }),
  };
};
