import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import { endUploads } from "../uploads/abort.js";
import { abortOf } from "./expiry.js";
import { inBatches, noneGone, rowsOfPage, type Step, type StepOutcome } from "./step.js";

const pageText = `
  SELECT id::text, key, initiated_at FROM object_uploads
  WHERE bucket_id = $1::bigint AND completed_at IS NULL AND (key, id) > ($2::bytea, $3::uuid) AND ($4::bytea IS NULL OR key < $4::bytea)
  ORDER BY key, id LIMIT $5::int`;

/** One that somebody completes just now is left to that. */
const lockText =
  "SELECT id::text FROM object_uploads WHERE id = ANY($1::uuid[]) AND completed_at IS NULL ORDER BY id FOR UPDATE SKIP LOCKED";
const endText = endUploads("$1", "$2");

const leastId = "00000000-0000-0000-0000-000000000000";

type Row = [id: string, key: Buffer, initiatedAt: Date];

/** Ends uploads of a page that nobody completed in time. */
export const abortUploads = async ({ db, bucketId, rules, at, range, after = leastId }: Step): Promise<StepOutcome> => {
  const values = [String(bucketId), range.from, after, range.before ?? null, rowsOfPage];
  const rows = await queryRows<Row>(db, { text: pageText, values });
  const late = rows.flatMap(([id, key, initiatedAt]) => {
    const abort = abortOf(rules, { key, initiatedAt });
    return abort && abort.at <= at ? [id] : [];
  });
  await inBatches(late, (batch) =>
    transaction(db, async (tx) => {
      const ids = (await queryRows<[string]>(tx, { text: lockText, values: [batch] })).map(([id]) => id);
      if (ids.length > 0) await queryRows(tx, { text: endText, values: [ids, at.toISOString()] });
      return noneGone;
    }),
  );
  const last = rows.length < rowsOfPage ? undefined : rows.at(-1);
  return { gone: noneGone, next: last && { from: last[1], after: last[0] } };
};
