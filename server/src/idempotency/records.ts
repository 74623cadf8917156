import { idempotencyKeyLifetimeSeconds } from "@concordat/contract";
import type { ServerContext } from "../context.js";
import { runStatement } from "../database/own-statement.js";
import { rowByKey } from "../database/row-by-key.js";
import { Prisma } from "../generated/prisma/client.js";
import type { Answer } from "../http/answer.js";
import { sealedColumns } from "../vault/sealed-columns.js";

/** What was asked under a key, and what was answered. */
export interface KeptAnswer {
  readonly fingerprint: string;
  readonly answer: Answer;
}

type RecordContext = Pick<ServerContext, "vault" | "clock">;

/** Where a sealed answer belongs: it opens for no other key. */
const purposeOf = (keyHash: Uint8Array): string =>
  sealedColumns.keptAnswer.purpose(Buffer.from(keyHash).toString("hex"));

const recordByKey = rowByKey("IdempotencyRecord", { keyHash: "bytea" }, {});

/** The answer that is kept for a key, unless its time is over. */
export const findAnswer = async (
  tx: Prisma.TransactionClient,
  { vault, clock }: RecordContext,
  keyHash: Uint8Array<ArrayBuffer>,
): Promise<KeptAnswer | undefined> => {
  const row = await recordByKey(tx, { keyHash });
  return row && row.expiresAt > clock()
    ? (JSON.parse(vault.open(row.answerSealed, purposeOf(keyHash))) as KeptAnswer)
    : undefined;
};

/** Keeps an answer for a key, and replaces an expired one. */
export const keepAnswer = async (
  tx: Prisma.TransactionClient,
  { vault, clock }: RecordContext,
  keyHash: Uint8Array<ArrayBuffer>,
  kept: KeptAnswer,
): Promise<void> => {
  const answerSealed = vault.seal(JSON.stringify(kept), purposeOf(keyHash));
  const expiresAt = new Date(clock().getTime() + idempotencyKeyLifetimeSeconds * 1000);
  const upsert = Prisma.sql`
    INSERT INTO idempotency_records (key_hash, answer_sealed, expires_at) VALUES (${keyHash}, ${answerSealed}, ${expiresAt})
    ON CONFLICT (key_hash) DO UPDATE SET answer_sealed = EXCLUDED.answer_sealed, expires_at = EXCLUDED.expires_at`;
  await runStatement(tx, upsert);
};
