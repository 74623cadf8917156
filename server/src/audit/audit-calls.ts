import type { ServerContext } from "../context.js";
import { recordingClient } from "../database/change-record.js";
import type { RecordCalls, ServerCall } from "../http/server-call.js";
import { auditRecord } from "./audit-record.js";
import type { AuditTrail } from "./audit-trail.js";
import { KeptRecord, type Recordable } from "./kept-record.js";
import { Strangers } from "./strangers.js";

/** What a call's record is made of. */
const recordable = (call: ServerCall, clock: ServerContext["clock"]): Recordable => ({
  isStranger: () => call.callerName === undefined,
  get address() {
    return call.request.ip ?? "";
  },
  expectedStatus: () => call.status ?? call.operation?.success.status ?? 0,
  row: (status) => auditRecord(call, status, clock()) ?? {},
});

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
  const records = new WeakMap<ServerCall, KeptRecord>();
  return {
    begin(call, db) {
      const { operation } = call;
      if (operation === undefined || (operation.readOnly && !operation.readsSecrets)) return db;
      const record = new KeptRecord(recordable(call, clock), strangers);
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
