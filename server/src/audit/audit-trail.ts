import type { ServerContext } from "../context.js";
import { insertRows } from "../database/write-rows.js";
import type { AuditRecord } from "./audit-record.js";

/** Where records of calls are kept. */
export interface AuditTrail {
  /** Writes a record down. It resolves once the record is safe in the database, or else in the log; it never rejects. */
  write(record: AuditRecord): Promise<void>;
}

/** As many as one statement takes. */
const mostAtOnce = 500;

/**
 * The trail in the database. Records that come while others are being written go together into the next statement, so that
 * many calls at a time cost little more than one.
 *
 * @param onLogged is told how many records the database did not take
 */
export const createAuditTrail = (
  { prisma, log }: Pick<ServerContext, "prisma" | "log">,
  onLogged: (records: number) => void = () => undefined,
): AuditTrail => {
  let waiting: { readonly record: AuditRecord; readonly done: () => void }[] = [];
  let isWriting = false;

  const store = async (records: AuditRecord[]): Promise<void> => {
    try {
      await insertRows(prisma, "AuditRecord", records);
    } catch (error) {
      // the call was carried out and cannot be taken back: what the database does not take is kept in the log
      log.error({ err: error }, "records of the audit trail cannot be written to the database");
      for (const record of records) log.error({ audit: record }, "record of the audit trail");
      onLogged(records.length);
    }
  };

  const work = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostAtOnce);
      waiting = waiting.slice(mostAtOnce);
      await store(batch.map(({ record }) => record));
      for (const { done } of batch) done();
    }
    isWriting = false;
  };

  return {
    write: (record) =>
      new Promise((done) => {
        waiting.push({ record, done });
        if (!isWriting) void work();
      }),
  };
};
