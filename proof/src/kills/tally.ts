import type { Kind } from "./killer.js";
import type { Acknowledged } from "./writer.js";

/** What is counted during a campaign. */
export interface Tally {
  /** How many calls of each operation were acknowledged. */
  readonly acknowledged: Record<string, number>;
  /** Calls that had no answer, and of how many of them reading shows that they happened, or does not tell. */
  readonly unanswered: { calls: number; happened: number; undecided: number };
  /** How long it took after each kill until the server was ready again, in milliseconds. */
  readonly restarts: { readonly kind: Kind; readonly ms: number }[];
  note(call: Acknowledged): void;
  /** The calls that were acknowledged since this was last asked. */
  takeNew(): readonly Acknowledged[];
}

export const createTally = (): Tally => {
  const acknowledged: Record<string, number> = {};
  let fresh: Acknowledged[] = [];
  return {
    acknowledged,
    unanswered: { calls: 0, happened: 0, undecided: 0 },
    restarts: [],
    note: (call) => {
      acknowledged[call.operation] = (acknowledged[call.operation] ?? 0) + 1;
      fresh.push(call);
    },
    takeNew: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
};
