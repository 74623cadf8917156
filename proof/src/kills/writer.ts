import { nextDeed } from "./deeds.js";
import { acknowledge, type Deed, type Ledger } from "./ledger.js";
import type { Line, Reply } from "./line.js";
import type { Random } from "./random.js";

/** A call that was answered well. */
export interface Acknowledged {
  readonly operation: string;
  readonly requestId: string;
}

/** Somebody who makes one call after the other, about shelves that nobody else touches. */
export interface Writer {
  readonly ledgers: readonly Ledger[];
  readonly random: Random;
}

/** One ledger, as often as its shelf weighs. */
const draw = ({ ledgers, random }: Writer): Ledger => {
  const weights = ledgers.map(({ shelf }) => shelf.weight ?? 1);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let place = (random(0, 999_999) / 1_000_000) * sum;
  return ledgers.find((_, index) => {
    place -= weights[index] ?? 0;
    return place < 0;
  }) as Ledger;
};

const longestThought = 10_000;

/** Thinks of a call about some shelf on which there is something to be done. */
const think = (writer: Writer): { readonly ledger: Ledger; readonly deed: Deed } => {
  for (let tries = 0; tries < longestThought; tries++) {
    const ledger = draw(writer);
    const deed = nextDeed(ledger, writer.random);
    if (deed) return { ledger, deed };
  }
  throw new Error("There is nothing left to be done.");
};

const refused = ({ call }: Deed, { status, said, body }: Reply): Error =>
  new Error(`Nothing stands in the way of ${call.id}, and yet: ${status} ${said} ${JSON.stringify(body)}`);

/**
 * Makes calls until one is not answered, or until it is told to stop.
 *
 * @returns how many calls had no answer
 * @throws Error when a call is refused
 */
export const write = async (
  writer: Writer,
  line: Line,
  { isStopped, onAcknowledged }: { isStopped: () => boolean; onAcknowledged: (call: Acknowledged) => void },
): Promise<number> => {
  while (!isStopped()) {
    const { ledger, deed } = think(writer);
    ledger.openDeed = deed;
    const reply = await line.send(deed.call, deed.idempotencyKey);
    if (!reply) return 1;
    if (reply.said !== "done") throw refused(deed, reply);
    acknowledge(ledger, deed, reply.body);
    onAcknowledged({ operation: deed.call.id, requestId: reply.requestId });
  }
  return 0;
};
