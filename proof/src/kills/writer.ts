import type { Random } from "../kit/random.js";
import type { Reply, ServerConnection } from "./connection.js";
import { type Action, acknowledge, type Ledger } from "./ledger.js";
import { nextAction } from "./next-action.js";

/** A call that was answered well. */
export interface Acknowledged {
  readonly operation: string;
  readonly requestId: string;
}

/** Somebody who makes one call after the other, about collections that nobody else touches. */
export interface Writer {
  readonly ledgers: readonly Ledger[];
  readonly random: Random;
}

/** One ledger, as often as its collection weighs. */
const draw = ({ ledgers, random }: Writer): Ledger => {
  const weights = ledgers.map(({ collection }) => collection.weight ?? 1);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let place = (random(0, 999_999) / 1_000_000) * sum;
  return ledgers.find((_, index) => {
    place -= weights[index] ?? 0;
    return place < 0;
  }) as Ledger;
};

const longestThought = 10_000;

/** Thinks of a call about some collection on which there is something to be done. */
const think = (writer: Writer): { readonly ledger: Ledger; readonly action: Action } => {
  for (let tries = 0; tries < longestThought; tries++) {
    const ledger = draw(writer);
    const action = nextAction(ledger, writer.random);
    if (action) return { ledger, action };
  }
  throw new Error("There is nothing left to be done.");
};

const refused = ({ call }: Action, { status, said, body }: Reply): Error =>
  new Error(`Nothing stands in the way of ${call.id}, and yet: ${status} ${said} ${JSON.stringify(body)}`);

/**
 * Makes calls until one is not answered, or until it is told to stop.
 *
 * @returns how many calls had no answer
 * @throws Error when a call is refused
 */
export const write = async (
  writer: Writer,
  connection: ServerConnection,
  { isStopped, onAcknowledged }: { isStopped: () => boolean; onAcknowledged: (call: Acknowledged) => void },
): Promise<number> => {
  while (!isStopped()) {
    const { ledger, action } = think(writer);
    ledger.openAction = action;
    const reply = await connection.send(action.call, action.idempotencyKey);
    if (!reply) return 1;
    if (reply.said !== "done") throw refused(action, reply);
    acknowledge(ledger, action, reply.body);
    onAcknowledged({ operation: action.call.id, requestId: reply.requestId });
  }
  return 0;
};
