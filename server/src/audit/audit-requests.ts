import type { ServerContext } from "../context.js";
import { recordingClient } from "../database/change-record.js";
import type { RecordRequests } from "../http/record-request.js";
import { requestRecord } from "./audit-record.js";
import type { AuditTrail } from "./audit-trail.js";
import { KeptRecord } from "./kept-record.js";
import type { Strangers } from "./strangers.js";

/** Does for requests of S3, IAM and STS what `auditCalls` does for those of the control plane. */
export const auditRequests = (
  trail: AuditTrail,
  { clock }: Pick<ServerContext, "clock">,
  strangers: Strangers,
): RecordRequests => ({
  begin(request, db) {
    const { address, caller, isChange } = request;
    const record = new KeptRecord(
      {
        isStranger: () => caller === undefined,
        address,
        expectedStatus: () => request.status,
        row: (status) => requestRecord(request, status, clock()),
      },
      strangers,
    );
    return {
      db: isChange ? recordingClient(db, record) : db,
      end(status) {
        if (caller === undefined && (status >= 400 || record.isOnlyCounted)) {
          strangers.count(address, status);
          return undefined;
        }
        if ((record.isWritten && record.status === status) || (!isChange && status >= 400)) return undefined;
        return trail.write(requestRecord(request, status, clock()));
      },
    };
  },
  countStranger: (address, status) => strangers.count(address, status),
});
