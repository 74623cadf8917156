import type { ServerContext } from "../context.js";
import { recordingClient } from "../database/change-record.js";
import type { ChangeRecord } from "../database/route.js";
import type { RecordCalls, ServerCall } from "../http/server-call.js";
import { auditRecord } from "./audit-record.js";
import type { AuditTrail } from "./audit-trail.js";
import { Strangers } from "./strangers.js";

/** The record that a call's change takes along, as long as nothing is known against its success. */
class CallRecord implements ChangeRecord {
  readonly model = "AuditRecord";
  /** The status that was written. */
  status = 0;
  private isCommitted = false;
  private isCounted: boolean | undefined;

  constructor(
    private readonly call: ServerCall,
    private readonly strangers: Strangers,
    private readonly clock: ServerContext["clock"],
  ) {}

  /** Whether the call is only counted. It is asked when the caller is known, and decided once. */
  get isOnlyCounted(): boolean {
    const { callerName, request } = this.call;
    this.isCounted ??= callerName === undefined && !this.strangers.takeOwnRecord(request.ip ?? "");
    return this.isCounted;
  }

  /** What is only counted goes without a record. */
  get isWritten(): boolean {
    return this.isCommitted || this.isOnlyCounted;
  }

  set isWritten(isWritten: boolean) {
    this.isCommitted = isWritten;
  }

  row(): object {
    this.status = this.call.status ?? this.call.operation?.success.status ?? 0;
    return auditRecord(this.call, this.status, this.clock()) ?? {};
  }
}

/**
 * Writes a record of each call that changes something or hands out secrets, before any of its answer leaves: no caller learns of a
 * change that is not in the trail. What the call changes in one transaction takes the record along; other calls write theirs at the
 * end. Other calls that only read do not wait for anything, and those of strangers that are refused are only counted.
 */
export const auditCalls = (
  trail: AuditTrail,
  { clock }: Pick<ServerContext, "clock">,
  strangers: Strangers = new Strangers(clock),
): RecordCalls => {
  const records = new WeakMap<ServerCall, CallRecord>();
  return {
    begin(call, db) {
      const { operation } = call;
      if (operation === undefined || (operation.readOnly && !operation.readsSecrets)) return db;
      const record = new CallRecord(call, strangers, clock);
      records.set(call, record);
      return operation.readOnly ? db : recordingClient(db, record);
    },
    end(call, status) {
      const record = records.get(call);
      if (record === undefined) return undefined;
      if (call.callerName === undefined && (status >= 400 || record.isOnlyCounted)) {
        strangers.count(call.request.ip ?? "", status);
        return undefined;
      }
      if (record.isWritten && record.status === status) return undefined;
      const row = auditRecord(call, status, clock());
      return row && trail.write(row);
    },
  };
};
