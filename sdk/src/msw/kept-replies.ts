import {
  type AnyOperation,
  ApiError,
  idempotencyReplayedHeader,
  isKept,
  type KeptAnswers,
  requestText,
} from "@concordat/contract";
import type { MockCall } from "./mock-call.js";
import type { Reply } from "./reply.js";

interface Kept {
  readonly asked: string;
  readonly reply: Promise<Reply>;
}

const isKeptReply = ({ success, errors }: AnyOperation, { status }: Reply): boolean =>
  status === success.status || errors.some((entry) => entry.status === status && isKept(entry));

/** Replies that were given under idempotency keys, and are given again, as the server does it. They are kept until `reset`. */
export class KeptReplies implements KeptAnswers<MockCall, Reply> {
  readonly #kept = new Map<string, Kept>();

  /** A mock refuses nothing of which a first request could be the reason. */
  async find(): Promise<undefined> {
    return undefined;
  }

  /** A twin of a call that is still being answered waits for it. */
  async once(call: MockCall, act: () => Promise<Reply>): Promise<Reply> {
    const operation = call.operation as AnyOperation;
    const asked = requestText(call);
    // a guest's key counts for the same request only
    const owned = JSON.stringify([call.header("authorization") ?? asked, call.key]);
    const before = this.#kept.get(owned);
    if (before && before.asked !== asked) throw new ApiError(call.api.errors.idempotencyKeyReused);
    if (before) {
      const reply = await before.reply.catch(() => undefined);
      if (reply && isKeptReply(operation, reply))
        return { ...reply, headers: { ...reply.headers, [idempotencyReplayedHeader]: "true" } };
      return this.once(call, act);
    }
    const reply = act();
    this.#kept.set(owned, { asked, reply });
    try {
      const made = await reply;
      if (!isKeptReply(operation, made)) this.#kept.delete(owned);
      return made;
    } catch (error) {
      this.#kept.delete(owned);
      throw error;
    }
  }

  reset(): void {
    this.#kept.clear();
  }
}
