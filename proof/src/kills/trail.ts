import type pg from "pg";
import type { Acknowledged } from "./writer.js";

/** The request ids of audit records that went to the server's log because the database did not take them. */
const inLog = (log: readonly string[]): Set<string> => {
  const records = log
    .filter((connection) => connection.includes('"audit"'))
    .map((connection) => JSON.parse(connection) as LogLine);
  return new Set(records.flatMap(({ audit }) => (audit ? [audit.requestId] : [])));
};

interface LogLine {
  readonly audit?: { readonly requestId: string };
}

/** Acknowledged calls that are neither in the audit trail nor in the log. */
export const findUnrecorded = async (
  client: pg.ClientBase,
  calls: readonly Acknowledged[],
  log: readonly string[],
): Promise<string[]> => {
  const ids = calls.map(({ requestId }) => requestId);
  const { rows } = await client.query<{ id: string }>(
    "SELECT request_id AS id FROM audit_records WHERE request_id = ANY($1)",
    [ids],
  );
  const recorded = new Set([...rows.map(({ id }) => id), ...inLog(log)]);
  return calls
    .filter(({ requestId }) => !recorded.has(requestId))
    .map(({ operation, requestId }) => `${operation} (${requestId}) is not in the audit trail`);
};
