import type { ServerContext } from "../context.js";
import { recordingClient } from "../database/change-record.js";
import type { ChangeRecord } from "../database/route.js";
import type { RecordCalls, ServerCall } from "../http/server-call.js";
import { auditRecord } from "./audit-record.js";
import type { AuditTrail } from "./audit-trail.js";

/** The record that a call's change takes along, as long as nothing is known against its success. */
class CallRecord implements ChangeRecord {
  readonly model = "AuditRecord";
  isWritten = false;
  /** The status that was written. */
  status = 0;

  constructor(
    private readonly call: ServerCall,
    private readonly clock: ServerContext["clock"],
  ) {}

  row(): object {
    this.status = this.call.status ?? this.call.operation?.success.status ?? 0;
    return auditRecord(this.call, this.status, this.clock()) ?? {};
  }
}

/**
 * Writes a record of each call that changes something, before any of its answer leaves: no caller learns of a change that
 * is not in the trail. What the call changes in one transaction takes the record along; other calls write theirs at the end.
 * Calls that only read do not wait for anything.
 */
export const auditCalls = (trail: AuditTrail, { clock }: Pick<ServerContext, "clock">): RecordCalls => {
  const records = new WeakMap<ServerCall, CallRecord>();
  return {
    begin(call, db) {
      if (call.operation?.readOnly !== false) return db;
      const record = new CallRecord(call, clock);
      records.set(call, record);
      return recordingClient(db, record);
    },
    end(call, status) {
      const record = records.get(call);
      if (record?.isWritten && record.status === status) return undefined;
      const row = auditRecord(call, status, clock());
      return row && trail.write(row);
    },
  };
};
