import { ConnectionError } from "../errors/connection-error.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { NotFoundError, ServerError } from "../errors/status-errors.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { UnexpectedAnswerError } from "../errors/unexpected-answer-error.js";
import { WaitError } from "../errors/wait-error.js";
import type { CallOptions } from "../options.js";
import type { Transport } from "../transport.js";
import { delayAfter, pause } from "./delay.js";
import type { Waiter, WaitOptions } from "./waiter.js";

const defaults = { minDelayMs: 500, maxDelayMs: 10_000 };

const checked = ({ id }: Waiter, options: WaitOptions, transport: Transport) => {
  const { maxWaitMs, minDelayMs = defaults.minDelayMs, timeoutMs = transport.timeoutMs, ...rest } = options ?? {};
  const { maxDelayMs = Math.max(defaults.maxDelayMs, minDelayMs), ...call } = rest;
  if (!(maxWaitMs > 0)) throw new InvalidArgumentError("`maxWaitMs` must be a number above 0", { operation: id });
  if (!(minDelayMs > 0 && minDelayMs <= maxDelayMs))
    throw new InvalidArgumentError("`minDelayMs` must be above 0, and `maxDelayMs` no less", { operation: id });
  return { maxWaitMs, minDelayMs, maxDelayMs, timeoutMs, call };
};

/** What says nothing about the thing that is waited for, and may be over at the next look. */
const passes = (error: unknown): boolean =>
  error instanceof ServerError ||
  error instanceof ConnectionError ||
  error instanceof TimeoutError ||
  (error instanceof UnexpectedAnswerError && error.status >= 500);

/** What a look gave: the thing, that it is gone, or a fault on the way. */
type Sight<Thing> = { readonly seen: Thing } | { readonly gone: true } | { readonly fault: unknown };

const sightOf = async <Thing>(
  { untilGone }: Waiter,
  look: () => PromiseLike<Thing | undefined>,
  wasSeen: boolean,
): Promise<Sight<Thing>> => {
  try {
    const seen = await look();
    return seen === undefined ? { gone: true } : { seen };
  } catch (error) {
    if (untilGone && error instanceof NotFoundError) return { gone: true };
    if (wasSeen && passes(error)) return { fault: error };
    throw error;
  }
};

/**
 * Looks again and again until a thing is in one of the states that are waited for, or in one from which they cannot
 * be reached, or until the longest wait is over. Once it was seen, faults on the way to the API are waited out too.
 *
 * @param look reads the thing; undefined where there is none any more
 * @returns the thing as it was seen last; undefined where it is gone and that was waited for
 */
export const waitUntil = async <Thing extends object>(
  transport: Transport,
  waiter: Waiter,
  look: (options: CallOptions) => PromiseLike<Thing | undefined>,
  options: WaitOptions,
): Promise<Thing | undefined> => {
  const { maxWaitMs, minDelayMs, maxDelayMs, timeoutMs, call } = checked(waiter, options, transport);
  const operation = waiter.id;
  const end = Date.now() + maxWaitMs;
  const stateOf = (thing: Thing) => String((thing as Record<string, unknown>)[waiter.state]);
  let lastSeen: Thing | undefined;
  for (let looks = 1; ; looks++) {
    const patience = Math.min(timeoutMs, Math.max(end - Date.now(), minDelayMs));
    const sight = await sightOf(waiter, () => look({ ...call, timeoutMs: patience }), lastSeen !== undefined);
    if ("gone" in sight) return undefined;
    if ("seen" in sight) {
      lastSeen = sight.seen;
      const state = stateOf(lastSeen);
      if (waiter.success.includes(state)) return lastSeen;
      if (waiter.failure.includes(state))
        throw new WaitError(`given up, for \`${waiter.state}\` is ${state}`, {
          operation,
          reason: "failed",
          lastSeen,
          looks,
        });
    }
    const left = end - Date.now() - minDelayMs;
    if (left <= 0) {
      const sighting = lastSeen ? `; when it was last seen, \`${waiter.state}\` was ${stateOf(lastSeen)}` : "";
      throw new WaitError(`not within ${maxWaitMs} ms and ${looks} looks${sighting}`, {
        operation,
        reason: "timedOut",
        lastSeen,
        looks,
        cause: "fault" in sight ? sight.fault : undefined,
      });
    }
    await pause(Math.min(delayAfter(looks, minDelayMs, maxDelayMs), left), operation, call.signal);
  }
};

/** The one item of a listing that has this value. */
export const findIn = async <Item extends object>(
  items: AsyncIterable<Item>,
  member: keyof Item,
  value: unknown,
): Promise<Item | undefined> => {
  for await (const item of items) if (item[member] === value) return item;
  return undefined;
};
