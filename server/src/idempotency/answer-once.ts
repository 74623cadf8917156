import { ApiError } from "../http/api-error.js";
import type { Answer } from "./answer.js";
import type { KeyedRequest, KeyedRoom } from "./keyed-room.js";
import { carryOutOnce, findReplay, type OnceAnswered } from "./once.js";

/** The steps of a request, as it would be answered without a key. */
export interface Steps<Prepared> {
  /** What comes before the operation itself: it may refuse the request, and changes nothing. */
  prepare(): Promise<Prepared>;
  /** Does what is asked, by these handlers of the room. */
  carryOut(prepared: Prepared, handlers: object): Promise<Answer>;
}

/** Answers a request that has a key: by carrying it out, or with what was answered before. */
export const answerOnce = async <Prepared>(
  keyed: KeyedRoom,
  request: KeyedRequest,
  { prepare, carryOut }: Steps<Prepared>,
): Promise<OnceAnswered> => {
  let prepared: Prepared;
  try {
    // before the transaction, which shall not hold one connection while it waits for another
    prepared = await prepare();
  } catch (refusal) {
    // the first request may have taken from the caller what this one would need
    const before = refusal instanceof ApiError ? await findReplay(keyed.context, request) : undefined;
    if (before) return before;
    throw refusal;
  }
  return carryOutOnce(keyed.context, {
    ...request,
    act: (prisma, afterCommit) => carryOut(prepared, keyed.handlersOn(prisma, afterCommit)),
  });
};
