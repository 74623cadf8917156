import { keptAnswerLimits } from "@concordat/contract";
import type { ServerContext } from "../context.js";
import type { Prisma } from "../generated/prisma/client.js";
import type { Answer } from "../http/answer.js";
import { countKept, type Held } from "./records.js";

/** What may still be kept for one owner of keys. */
export interface KeptBudget {
  /** Whether another key may be remembered. */
  isOpen(): boolean;
  /** Takes an answer from the budget. @returns whether it is to be kept; a larger one is not, but its key is remembered */
  take(answer: Answer): boolean;
}

/** The budgets of all owners. */
export interface KeptBudgets {
  of(tx: Prisma.TransactionClient, ownerHash: Uint8Array<ArrayBuffer>): Promise<KeptBudget>;
}

/** So long a count is gone on with; then it is counted again, with what other servers have kept and what has ended. */
const freshMs = 60_000;

/** So many owners are remembered between their calls. */
const mostOwners = 10_000;

interface Counted {
  answers: number;
  bytes: number;
  readonly until: number;
}

/**
 * Makes the budgets. What is kept for an owner is counted in the database, once in a minute and not for each call: several servers
 * may together keep somewhat more.
 *
 * @param limits what is kept for an owner at most
 */
export const createKeptBudgets = (
  context: Pick<ServerContext, "clock" | "vault">,
  limits: { readonly [Name in keyof typeof keptAnswerLimits]: number } = keptAnswerLimits,
): KeptBudgets => {
  const owners = new Map<string, Counted>();

  const remember = (owner: string, { answers, bytes }: Held): Counted => {
    const counted = { answers, bytes, until: performance.now() + freshMs };
    owners.delete(owner);
    owners.set(owner, counted);
    for (const oldest of owners.keys()) {
      if (owners.size <= mostOwners) break;
      owners.delete(oldest);
    }
    return counted;
  };

  return {
    async of(tx, ownerHash) {
      const owner = Buffer.from(ownerHash).toString("base64");
      const known = owners.get(owner);
      const counted =
        known && known.until > performance.now()
          ? known
          : remember(owner, await countKept(tx, context, ownerHash, limits.ownerAnswers));
      return {
        isOpen: () => counted.answers < limits.ownerAnswers,
        take(answer) {
          const bytes = Buffer.byteLength(answer.body ?? "");
          counted.answers += 1;
          if (bytes > limits.answerBytes || counted.bytes + bytes > limits.ownerBytes) return false;
          counted.bytes += bytes;
          return true;
        },
      };
    },
  };
};
