import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { NotFoundError } from "../errors/status-errors.js";
import { WaitError } from "../errors/wait-error.js";
import type { EffectiveLimits } from "../limits.js";
import type { CallOptions } from "../options.js";
import { isTransient } from "../retry/transient-failure.js";
import type { Transport } from "../transport.js";
import { delayAfter } from "./delay.js";
import type { Waiter, WaitOptions } from "./waiter.js";

/** The status of a poll that finds the resource. */
const succeeded = 200;

const defaultMinDelayMs = 500;
const defaultMaxDelayMs = 10_000;

const checked = <Thing extends object>({ id }: Waiter, options: WaitOptions<Thing>) => {
  const { maxWaitMs, minDelayMs = defaultMinDelayMs, onPoll, ...rest } = options ?? {};
  const { maxDelayMs = Math.max(defaultMaxDelayMs, minDelayMs), ...call } = rest;
  if (!(maxWaitMs > 0)) throw new InvalidArgumentError("`maxWaitMs` must be a number above 0", { operation: id });
  if (!(minDelayMs > 0 && minDelayMs <= maxDelayMs))
    throw new InvalidArgumentError("`minDelayMs` must be above 0, and `maxDelayMs` must not be smaller", {
      operation: id,
    });
  return { maxWaitMs, minDelayMs, maxDelayMs, onPoll, call };
};

/** A poll is a call that must not outlast the wait. Once the resource was found, polls are not retried: the next poll follows. */
const pollOptionsOf = (
  call: CallOptions,
  client: EffectiveLimits,
  remainingMs: number,
  wasSeen: boolean,
): CallOptions => ({
  ...call,
  totalTimeoutMs: Math.min(call.totalTimeoutMs ?? client.totalTimeoutMs, remainingMs),
  maxRetries: wasSeen ? 0 : call.maxRetries,
});

/** The result of a poll: the resource, that it is not found, or a failure. */
interface PollResult<Thing> {
  readonly seen?: Thing;
  readonly notFound?: true;
  readonly failure?: unknown;
}

const pollOnce = async <Thing>(
  { untilGone }: Waiter,
  poll: () => PromiseLike<Thing | undefined>,
  wasSeen: boolean,
): Promise<PollResult<Thing>> => {
  try {
    const seen = await poll();
    return seen === undefined ? { notFound: true } : { seen };
  } catch (error) {
    if (untilGone && error instanceof NotFoundError) return { notFound: true };
    // a transient failure says nothing about the resource
    if (wasSeen && isTransient(error, succeeded)) return { failure: error };
    throw error;
  }
};

/**
 * Polls until a resource is in one of the success states, or in one of the failure states, or until the longest wait is over. Once the
 * resource was found, transient failures of polls are ignored.
 *
 * @param poll reads the resource; undefined if it is not found
 * @returns the resource as last read; undefined if the wait was for its deletion
 */
export const waitUntil = async <Thing extends object>(
  transport: Transport,
  waiter: Waiter,
  poll: (options: CallOptions) => PromiseLike<Thing | undefined>,
  options: WaitOptions<Thing>,
): Promise<Thing | undefined> => {
  const { maxWaitMs, minDelayMs, maxDelayMs, onPoll, call } = checked(waiter, options);
  const { clock, limits } = transport;
  const operation = waiter.id;
  const end = clock.now() + maxWaitMs;
  const stateOf = (thing: Thing) => String((thing as Record<string, unknown>)[waiter.state]);
  let lastSeen: Thing | undefined;
  for (let polls = 1; ; polls++) {
    const wasSeen = lastSeen !== undefined;
    const pollOptions = pollOptionsOf(call, limits, Math.max(end - clock.now(), minDelayMs), wasSeen);
    const result = await pollOnce(waiter, () => poll(pollOptions), wasSeen);
    if (result.notFound) return undefined;
    if (result.seen) {
      lastSeen = result.seen;
      onPoll?.(lastSeen);
      const state = stateOf(lastSeen);
      if (waiter.success.includes(state)) return lastSeen;
      if (waiter.failure.includes(state))
        throw new WaitError(`gave up: \`${waiter.state}\` is ${state}`, {
          operation,
          reason: "failed",
          lastSeen,
          polls,
        });
    }
    const left = end - clock.now() - minDelayMs;
    if (left <= 0) {
      const lastState = lastSeen ? `; \`${waiter.state}\` was last ${stateOf(lastSeen)}` : "";
      throw new WaitError(`timed out after ${maxWaitMs} ms and ${polls} polls${lastState}`, {
        operation,
        reason: "timedOut",
        lastSeen,
        polls,
        cause: result.failure,
      });
    }
    const delay = delayAfter(polls, minDelayMs, maxDelayMs, clock.random());
    // an abort during the delay ends the next poll before it is sent
    await clock.sleep(Math.min(delay, left), call.signal);
  }
};

/** The item of a listing that has this value. */
export const findIn = async <Item extends object>(
  items: AsyncIterable<Item>,
  member: keyof Item,
  value: unknown,
): Promise<Item | undefined> => {
  for await (const item of items) if (item[member] === value) return item;
  return undefined;
};
