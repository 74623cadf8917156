import type { ServerContext } from "../context.js";
import type { RecordCalls } from "../http/server-call.js";
import type { ServerPart } from "../server-part.js";
import { auditCalls } from "./audit-calls.js";
import { createAuditTrail } from "./audit-trail.js";
import { createForgetRecordsWorker } from "./forget-records.js";

/** The audit trail: who changed what. */
export interface AuditPart extends ServerPart {
  /** Writes down what a call has changed. */
  readonly records: RecordCalls;
}

/**
 * Writes down who changed what, and removes what is older than the configuration wants.
 *
 * @param onLogged is told how many records the database did not take
 */
export const auditPart = (context: ServerContext, onLogged?: (records: number) => void): AuditPart => ({
  records: auditCalls(createAuditTrail(context, onLogged), context),
  workers: [createForgetRecordsWorker(context, context.configuration.auditDays)],
});
