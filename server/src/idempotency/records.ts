import { idempotencyKeyLifetimeSeconds } from "@concordat/contract";
import type { ServerContext } from "../context.js";
import { queryTexts, runStatement } from "../database/own-statement.js";
import { rowByKey } from "../database/row-by-key.js";
import { Prisma } from "../generated/prisma/client.js";
import type { Answer } from "../http/answer.js";
import { sealedColumns } from "../vault/sealed-columns.js";

/** What was asked under a key, and what was answered; null for an answer that is too large to be kept. */
export interface KeptAnswer {
  readonly fingerprint: string;
  readonly answer: Answer | null;
}

/** Whose a key is. */
export interface KeyOwner {
  readonly keyHash: Uint8Array<ArrayBuffer>;
  readonly ownerHash: Uint8Array<ArrayBuffer>;
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
  { keyHash, ownerHash }: KeyOwner,
  kept: KeptAnswer,
): Promise<void> => {
  const answerSealed = vault.seal(JSON.stringify(kept), purposeOf(keyHash));
  const expiresAt = new Date(clock().getTime() + idempotencyKeyLifetimeSeconds * 1000);
  const upsert = Prisma.sql`
    INSERT INTO idempotency_records (key_hash, answer_sealed, expires_at, owner_hash)
    VALUES (${keyHash}, ${answerSealed}, ${expiresAt}, ${ownerHash})
    ON CONFLICT (key_hash) DO UPDATE
    SET answer_sealed = EXCLUDED.answer_sealed, expires_at = EXCLUDED.expires_at, owner_hash = EXCLUDED.owner_hash`;
  await runStatement(tx, upsert);
};

/** How much is kept for one owner. */
export interface Held {
  readonly answers: number;
  readonly bytes: number;
}

/** Counts what is kept for an owner. @param most so many answers are counted, and no more */
export const countKept = async (
  tx: Prisma.TransactionClient,
  { clock }: Pick<RecordContext, "clock">,
  ownerHash: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Held> => {
  const [counted] = await queryTexts(
    tx,
    Prisma.sql`
      SELECT json_build_object('answers', count(*), 'bytes', coalesce(sum(bytes), 0))::text FROM (
        SELECT octet_length(answer_sealed) AS bytes FROM idempotency_records
        WHERE owner_hash = ${ownerHash} AND expires_at > ${clock()} LIMIT ${most}::bigint
      ) AS kept`,
  );
  return JSON.parse(counted ?? "{}") as Held;
};
