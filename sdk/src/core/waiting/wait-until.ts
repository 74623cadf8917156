import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { NotFoundError } from "../errors/status-errors.js";
import { WaitError } from "../errors/wait-error.js";
import type { EffectiveLimits } from "../limits.js";
import type { CallOptions } from "../options.js";
import { mayPass } from "../retry/passing-failure.js";
import type { Transport } from "../transport.js";
import { delayAfter } from "./delay.js";
import type { Waiter, WaitOptions } from "./waiter.js";

/** The status of every look that sees something. */
const succeeded = 200;

const defaultMinDelayMs = 500;
const defaultMaxDelayMs = 10_000;

const checked = ({ id }: Waiter, options: WaitOptions) => {
  const { maxWaitMs, minDelayMs = defaultMinDelayMs, ...rest } = options ?? {};
  const { maxDelayMs = Math.max(defaultMaxDelayMs, minDelayMs), ...call } = rest;
  if (!(maxWaitMs > 0)) throw new InvalidArgumentError("`maxWaitMs` must be a number above 0", { operation: id });
  if (!(minDelayMs > 0 && minDelayMs <= maxDelayMs))
    throw new InvalidArgumentError("`minDelayMs` must be above 0, and `maxDelayMs` no less", { operation: id });
  return { maxWaitMs, minDelayMs, maxDelayMs, call };
};

/** A look is a call that may not outlast the wait. Once the thing was seen, the next look is all the retry it gets. */
const lookOptionsOf = (
  call: CallOptions,
  client: EffectiveLimits,
  patience: number,
  wasSeen: boolean,
): CallOptions => ({
  ...call,
  totalTimeoutMs: Math.min(call.totalTimeoutMs ?? client.totalTimeoutMs, patience),
  maxRetries: wasSeen ? 0 : call.maxRetries,
});

/** What a look gave: the thing, that it is gone, or a fault on the way. */
interface Sight<Thing> {
  readonly seen?: Thing;
  readonly gone?: true;
  readonly fault?: unknown;
}

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
    // What may be over at the next look says nothing about the thing that is waited for.
    if (wasSeen && mayPass(error, succeeded)) return { fault: error };
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
  const { maxWaitMs, minDelayMs, maxDelayMs, call } = checked(waiter, options);
  const { clock, limits } = transport;
  const operation = waiter.id;
  const end = clock.now() + maxWaitMs;
  const stateOf = (thing: Thing) => String((thing as Record<string, unknown>)[waiter.state]);
  let lastSeen: Thing | undefined;
  for (let looks = 1; ; looks++) {
    const wasSeen = lastSeen !== undefined;
    const lookOptions = lookOptionsOf(call, limits, Math.max(end - clock.now(), minDelayMs), wasSeen);
    const sight = await sightOf(waiter, () => look(lookOptions), wasSeen);
    if (sight.gone) return undefined;
    if (sight.seen) {
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
    const left = end - clock.now() - minDelayMs;
    if (left <= 0) {
      const sighting = lastSeen ? `; when it was last seen, \`${waiter.state}\` was ${stateOf(lastSeen)}` : "";
      throw new WaitError(`not within ${maxWaitMs} ms and ${looks} looks${sighting}`, {
        operation,
        reason: "timedOut",
        lastSeen,
        looks,
        cause: sight.fault,
      });
    }
    const delay = delayAfter(looks, minDelayMs, maxDelayMs, clock.random());
    // An abort meanwhile ends the next look before it is sent.
    await clock.sleep(Math.min(delay, left), call.signal);
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
