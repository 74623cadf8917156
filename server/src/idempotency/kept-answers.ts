import { createHash } from "node:crypto";
import { type Api, ApiError, isKept, type KeptAnswers, requestText } from "@concordat/contract";
import type { ServerContext } from "../context.js";
import { queryTexts } from "../database/own-statement.js";
import { transaction } from "../database/transaction.js";
import { Prisma, type PrismaClient } from "../generated/prisma/client.js";
import { type Answer, refusalAnswer, replayOf } from "../http/answer.js";
import type { ServerCall } from "../http/server-call.js";
import { networkOf } from "../rate-limits/network-of.js";
import { createKeptBudgets, type KeptBudgets } from "./kept-budgets.js";
import { findAnswer, type KeptAnswer, keepAnswer } from "./records.js";

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

/** Whose budget an answer is kept from: the caller's, or that of a network of guests. */
const ownerHashOf = (owner: readonly string[] | undefined, address: string | undefined): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    sha256(JSON.stringify(owner ?? { network: networkOf(address ?? "") }))
      .digest()
      .subarray(0, 16),
  );

/** Takes the lock of a key until the transaction ends. PostgreSQL releases it when the process dies. */
const lock = async (tx: Prisma.TransactionClient, keyHash: Uint8Array): Promise<boolean> => {
  const number = Buffer.from(keyHash).readBigInt64BE();
  const [got] = await queryTexts(tx, Prisma.sql`SELECT pg_try_advisory_xact_lock(${number}::bigint)::text`);
  return got === "true";
};

/** An answer that was given before. @throws ApiError if only the fact is kept */
const repeated = (api: Api, { answer }: KeptAnswer): Answer => {
  if (answer === null) throw new ApiError(api.errors.idempotencyAnswerNotKept);
  return replayOf(answer);
};

/** When a caller who has used up all keys may have some again, in seconds: the first of them end by then, or later. */
const laterSeconds = "3600";

/**
 * The answers to an API's calls with idempotency keys. Effect and answer of a call are stored in one transaction, so that there
 * is never one without the other. A refusal by the operation is such an answer too, with nothing of its effect; any other
 * failure leaves nothing at all.
 *
 * @param ownerOf whose key a call's is
 * @param budgets what is kept for each owner at most
 */
export const createKeptAnswers = <C extends ServerCall>(
  context: Pick<ServerContext, "prisma" | "vault" | "clock">,
  api: Api,
  ownerOf: (call: C) => readonly string[] | undefined,
  budgets: KeptBudgets = createKeptBudgets(context),
): KeptAnswers<C, Answer> => ({
  async find(call) {
    const fingerprint = fingerprintOf(call);
    const kept = await findAnswer(context.prisma, context, keyHashOf(ownerOf(call), call.key, fingerprint));
    return kept?.fingerprint === fingerprint ? repeated(api, kept) : undefined;
  },

  async once(call, act) {
    const fingerprint = fingerprintOf(call);
    const owner = ownerOf(call);
    const keyHash = keyHashOf(owner, call.key, fingerprint);
    const ownerHash = ownerHashOf(owner, call.request.ip);
    return transaction(call.db, async (tx) => {
      call.effects = undefined;
      if (!(await lock(tx, keyHash))) throw new ApiError(api.errors.idempotencyInFlight);
      // a statement of its own, after the lock: what the one before has written must be visible to it
      const kept = await findAnswer(tx, context, keyHash);
      if (kept && kept.fingerprint !== fingerprint) throw new ApiError(api.errors.idempotencyKeyReused);
      if (kept) {
        const answer = repeated(api, kept);
        call.status = answer.status;
        return answer;
      }
      const budget = await budgets.of(tx, ownerHash);
      if (!budget.isOpen()) throw new ApiError(api.errors.rateLimited, { headers: { "Retry-After": laterSeconds } });
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
      const fitting = budget.take(answer) ? answer : null;
      await keepAnswer(tx, context, { keyHash, ownerHash }, { fingerprint, answer: fitting });
      return answer;
    });
  },
});
