import { operationOf } from "../stateful/caller.js";
import { compare } from "./compare.js";
import { insist } from "./insist.js";
import { acknowledge, type Ledger } from "./ledger.js";
import type { Line } from "./line.js";
import type { Acknowledged } from "./writer.js";

/**
 * Asks again for the call of a shelf that had no answer, and looks whether there is exactly one effect.
 *
 * @param happened whether the effect is there already, as far as can be told
 * @returns what is wrong
 */
export const askAgain = async (
  ledger: Ledger,
  line: Line,
  { happened, onAcknowledged }: { happened: boolean | undefined; onAcknowledged: (call: Acknowledged) => void },
): Promise<readonly string[]> => {
  const deed = ledger.openDeed;
  if (!deed) return [];
  const { keyed } = operationOf(deed.call);
  const { said, status, body, replayed, requestId } = await insist(line, deed);
  const told = `${deed.call.id} of ${deed.key}, ${JSON.stringify({ keyed, happened, status, said, replayed, body })}`;
  // without a key, what is done already may well be refused
  if (said !== "done" && (keyed || happened === false)) return [`asked again and refused: ${told}`];
  if (keyed && happened !== undefined && replayed !== happened)
    return [`carried out ${replayed ? 0 : 2} times: ${told}`];
  acknowledge(ledger, deed, said === "done" ? body : undefined);
  if (said === "done") onAcknowledged({ operation: deed.call.id, requestId });
  return (await compare(ledger)).faults;
};
