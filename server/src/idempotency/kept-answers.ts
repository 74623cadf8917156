import { createHash } from "node:crypto";
import { type Api, ApiError, isKept, type KeptAnswers, requestText } from "@concordat/contract";
import type { ServerContext } from "../context.js";
import { queryTexts } from "../database/own-statement.js";
import { transaction } from "../database/transaction.js";
import { Prisma, type PrismaClient } from "../generated/prisma/client.js";
import { type Answer, refusalAnswer, replayOf } from "../http/answer.js";
import type { ServerCall } from "../http/server-call.js";
import { findAnswer, keepAnswer } from "./records.js";

const sha256 = (text: string) => createHash("sha256").update(text);

/** Equal for calls that ask for the same, whatever their spelling. */
const fingerprintOf = (call: ServerCall): string => sha256(requestText(call)).digest("hex");

/**
 * The hash under which an answer is stored.
 *
 * @param owner the owner of the key; undefined for guests. A guest's key counts for the same request only, so that no guest
 * learns from a key what another one asked for.
 */
export const keyHashOf = (
  owner: readonly string[] | undefined,
  key: string | undefined,
  fingerprint: string,
): Uint8Array<ArrayBuffer> => new Uint8Array(sha256(JSON.stringify([owner ?? { nobody: fingerprint }, key])).digest());

/** Takes the lock of a key until the transaction ends. PostgreSQL releases it when the process dies. */
const lock = async (tx: Prisma.TransactionClient, keyHash: Uint8Array): Promise<boolean> => {
  const number = Buffer.from(keyHash).readBigInt64BE();
  const [got] = await queryTexts(tx, Prisma.sql`SELECT pg_try_advisory_xact_lock(${number}::bigint)::text`);
  return got === "true";
};

/**
 * The answers to an API's calls with idempotency keys. Effect and answer of a call are stored in one transaction, so that there
 * is never one without the other. A refusal by the operation is such an answer too, with nothing of its effect; any other
 * failure leaves nothing at all.
 *
 * @param ownerOf whose key a call's is
 */
export const createKeptAnswers = <C extends ServerCall>(
  context: Pick<ServerContext, "prisma" | "vault" | "clock">,
  api: Api,
  ownerOf: (call: C) => readonly string[] | undefined,
): KeptAnswers<C, Answer> => ({
  async find(call) {
    const fingerprint = fingerprintOf(call);
    const kept = await findAnswer(context.prisma, context, keyHashOf(ownerOf(call), call.key, fingerprint));
    return kept?.fingerprint === fingerprint ? replayOf(kept.answer) : undefined;
  },

  async once(call, act) {
    const fingerprint = fingerprintOf(call);
    const keyHash = keyHashOf(ownerOf(call), call.key, fingerprint);
    return transaction(call.db, async (tx) => {
      call.effects = undefined;
      if (!(await lock(tx, keyHash))) throw new ApiError(api.errors.idempotencyInFlight);
      // a statement of its own, after the lock: what the one before has written must be visible to it
      const kept = await findAnswer(tx, context, keyHash);
      if (kept && kept.fingerprint !== fingerprint) throw new ApiError(api.errors.idempotencyKeyReused);
      call.status = kept?.answer.status;
      if (kept) return replayOf(kept.answer);
      // a transaction within: of what it refuses nothing is left, and the refusal can be kept
      const acting = transaction(tx, (within) => {
        call.db = within as PrismaClient;
        return act();
      });
      const answer = await acting.catch((error: unknown) => {
        if (!(error instanceof ApiError && isKept(error.entry))) throw error;
        call.effects = undefined;
        return refusalAnswer(api, error.refusal, call.requestId);
      });
      call.status = answer.status;
      await keepAnswer(tx, context, keyHash, { fingerprint, answer });
      return answer;
    });
  },
});
