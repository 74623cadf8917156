import { operationOf } from "../kit/caller.js";
import { compare } from "./compare.js";
import type { ServerConnection } from "./connection.js";
import { acknowledge, type Ledger } from "./ledger.js";
import { retryUntilAnswered } from "./retry.js";
import type { Acknowledged } from "./writer.js";

/**
 * Repeats the call that had no answer, and checks that it has exactly one effect.
 *
 * @param happened whether the effect is there already; undefined where nothing tells
 * @returns what is wrong
 */
export const retryOpenAction = async (
  ledger: Ledger,
  connection: ServerConnection,
  { happened, onAcknowledged }: { happened: boolean | undefined; onAcknowledged: (call: Acknowledged) => void },
): Promise<readonly string[]> => {
  const action = ledger.openAction;
  if (!action) return [];
  const { keyed } = operationOf(action.call);
  const { said, status, body, replayed, requestId } = await retryUntilAnswered(connection, action);
  const told = `${action.call.id} of ${action.key}, ${JSON.stringify({ keyed, happened, status, said, replayed, body })}`;
  // without a key, a call that was carried out before may be refused
  if (said !== "done" && (keyed || happened === false)) return [`refused when it was repeated: ${told}`];
  if (keyed && happened !== undefined && replayed !== happened)
    return [`carried out ${replayed ? 0 : 2} times: ${told}`];
  acknowledge(ledger, action, said === "done" ? body : undefined);
  if (said === "done") onAcknowledged({ operation: action.call.id, requestId });
  return (await compare(ledger)).faults;
};
