import {
  type AnyOperation,
  idempotencyKeyHeader,
  idempotencyReplayedHeader,
  isKept,
  readIdempotencyKey,
} from "@concordat/contract";
import type { ReadRequest } from "./read-request.js";
import type { Reply } from "./reply.js";

interface Kept {
  readonly fingerprint: string;
  readonly reply: Promise<Reply>;
}

const isKeptReply = ({ success, errors }: AnyOperation, { status }: Reply): boolean =>
  status === success.status || errors.some((entry) => entry.status === status && isKept(entry));

/** Members in the order of their names: which comes first means nothing. */
const inOrder = (_name: string, value: unknown): unknown => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
};

/** What a request asks for, as it was understood: the same for requests that ask for the same, in whatever spelling. */
const fingerprintOf = (operation: AnyOperation, { headers }: Request, { params, query, body }: ReadRequest): string => {
  const names = Object.keys(operation.headers?.shape ?? {}).filter((name) => name !== idempotencyKeyHeader);
  const own = names.map((name) => headers.get(name));
  return JSON.stringify([operation.method, operation.path, params, query, own, body], inOrder);
};

/** Answers that were given under idempotency keys, and are given again, as the server does it. They are kept until `reset`. */
export class KeptAnswers {
  readonly #kept = new Map<string, Kept>();

  /**
   * Answers a request that is in order: by what was answered under its key, or by carrying it out. A twin of one that is still
   * being answered waits for it.
   *
   * @param carryOut makes the answer
   * @param refuseReused makes the refusal of a key under which something else was asked
   */
  async answer(
    operation: AnyOperation,
    request: Request,
    read: ReadRequest,
    { carryOut, refuseReused }: { carryOut: () => Promise<Reply>; refuseReused: () => Reply },
  ): Promise<Reply> {
    const header = operation.keyed ? request.headers.get(idempotencyKeyHeader) : null;
    const key = header === null ? undefined : readIdempotencyKey(header);
    if (key === undefined) return carryOut();
    const fingerprint = fingerprintOf(operation, request, read);
    const caller = request.headers.get("authorization");
    // without credentials, a key is worth nothing to whoever asks for something else
    const place = JSON.stringify([caller ?? fingerprint, key]);
    const before = this.#kept.get(place);
    if (before && before.fingerprint !== fingerprint) return refuseReused();
    if (before) {
      const reply = await before.reply.catch(() => undefined);
      if (reply && isKeptReply(operation, reply))
        return { ...reply, headers: { ...reply.headers, [idempotencyReplayedHeader]: "true" } };
      return this.answer(operation, request, read, { carryOut, refuseReused });
    }
    const reply = carryOut();
    this.#kept.set(place, { fingerprint, reply });
    try {
      const made = await reply;
      if (!isKeptReply(operation, made)) this.#kept.delete(place);
      return made;
    } catch (error) {
      this.#kept.delete(place);
      throw error;
    }
  }

  reset(): void {
    this.#kept.clear();
  }
}
