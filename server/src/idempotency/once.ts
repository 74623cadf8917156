import { isKept } from "@concordat/contract";
import type { ServerContext } from "../context.js";
import { joinedTransaction } from "../database/transaction.js";
import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import { ApiError } from "../http/api-error.js";
import type { Answer } from "./answer.js";
import { findAnswer, type KeptAnswer, keepAnswer } from "./records.js";

/** Puts an effect off until what was done in the database is there to stay. */
export type AfterCommit = (effect: () => void) => void;

/** A request that is to be carried out once. */
export interface OnceOnly {
  readonly keyHash: Uint8Array<ArrayBuffer>;
  readonly fingerprint: string;
  /** The refusal of a request whose twin has no answer yet. */
  readonly inFlight: ApiError;
  /** The refusal of another request under the same key. */
  readonly keyReused: ApiError;
  /** Carries the request out: on this client, and with other effects after the commit. It may run more than once. */
  act(prisma: PrismaClient, afterCommit: AfterCommit): Promise<Answer>;
  /** What a refusal looks like to the caller. */
  answerOf(refusal: ApiError): Answer;
}

/** The answer to a request, and whether it was given before. */
export interface OnceAnswered {
  readonly answer: Answer;
  readonly replayed: boolean;
}

type OnceContext = Pick<ServerContext, "prisma" | "vault" | "clock">;

/** Takes the lock of a key for as long as the transaction lasts; it goes with the process, so that no claim outlives it. */
const lock = async (tx: Prisma.TransactionClient, keyHash: Uint8Array): Promise<boolean> => {
  const place = Buffer.from(keyHash).readBigInt64BE();
  const [row] = await tx.$queryRaw<{ got: boolean }[]>`SELECT pg_try_advisory_xact_lock(${place}::bigint) AS got`;
  return row?.got ?? false;
};

const replay = (kept: KeptAnswer, { fingerprint, keyReused }: OnceOnly): OnceAnswered => {
  if (kept.fingerprint !== fingerprint) throw keyReused;
  return { answer: kept.answer, replayed: true };
};

/**
 * Carries a request out, unless it was carried out before: then it gets the first answer again. Effect and answer are
 * stored in one transaction, so that there is never one without the other. A refusal by the operation is such an answer
 * too, with nothing of its effect; any other failure leaves nothing at all.
 *
 * @throws ApiError `inFlight` or `keyReused`, and whatever `act` throws beside refusals that are kept
 */
export const carryOutOnce = async (context: OnceContext, request: OnceOnly): Promise<OnceAnswered> => {
  const { keyHash, fingerprint, act, answerOf } = request;
  let effects: (() => void)[] = [];
  const answered = await joinedTransaction(context.prisma, async ({ tx, attempt }) => {
    effects = [];
    if (!(await lock(tx, keyHash))) throw request.inFlight;
    // a statement of its own, after the lock: what the one before has written must be visible to it
    const kept = await findAnswer(tx, context, keyHash);
    if (kept) return replay(kept, request);
    const answer = await attempt((prisma) => act(prisma, (effect) => effects.push(effect))).catch((error: unknown) => {
      if (!(error instanceof ApiError && isKept(error.entry))) throw error;
      effects = [];
      return answerOf(error);
    });
    await keepAnswer(tx, context, keyHash, { fingerprint, answer });
    return { answer, replayed: false };
  });
  for (const effect of effects) effect();
  return answered;
};

/** The first answer to a request, if it is kept: for a request that would be refused now, perhaps because of its own effect. */
export const findReplay = async (
  context: OnceContext,
  { keyHash, fingerprint }: Pick<OnceOnly, "keyHash" | "fingerprint">,
): Promise<OnceAnswered | undefined> => {
  const kept = await findAnswer(context.prisma, context, keyHash);
  return kept?.fingerprint === fingerprint ? { answer: kept.answer, replayed: true } : undefined;
};
