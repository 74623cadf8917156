import { expect, vi } from "vitest";
import { askAgain } from "./ask-again.js";
import { compare } from "./compare.js";
import { findBrokenCredentials } from "./credentials.js";
import type { Beside } from "./database.js";
import type { Ledger } from "./ledger.js";
import { findWrongRows } from "./rows.js";
import type { Tally } from "./tally.js";
import { findUnrecorded } from "./trail.js";
import type { World } from "./world.js";
import type { Writer } from "./writer.js";

/** Fails with all that is wrong, if anything is. */
const require = (faults: readonly string[]): void => {
  if (faults.length > 0) throw new Error(faults.join("\n"));
};

const ledgersOf = (writers: readonly Writer[]): Ledger[] => writers.flatMap(({ ledgers }) => ledgers);

/** Looks after a kill whether everything is as callers were told, and asks again for whatever had no answer. */
export const lookAfter = async (
  { line, log }: World,
  { client }: Beside,
  { writers, tally }: { readonly writers: readonly Writer[]; readonly tally: Tally },
): Promise<void> => {
  const compared = await Promise.all(
    ledgersOf(writers).map(async (ledger) => ({ ledger, ...(await compare(ledger)) })),
  );
  require(compared.flatMap(({ faults }) => faults));
  for (const { ledger, happened } of compared) {
    if (!ledger.openDeed) continue;
    if (happened) tally.unanswered.happened += 1;
    if (happened === undefined) tally.unanswered.undecided += 1;
    require(await askAgain(ledger, line, { happened, onAcknowledged: tally.note }));
  }
  require(await findWrongRows(client));
  require(await findUnrecorded(client, tally.takeNew(), log()));
  require(await findBrokenCredentials(line));
};

const isGoing = ({ going, open }: Ledger): boolean => going.size > 0 && open.afterDelete !== undefined;

/** Waits until everything is gone whose deletion was acknowledged. */
export const untilNothingGoes = (writers: readonly Writer[]): Promise<void> =>
  vi.waitFor(
    async () => {
      const ledgers = ledgersOf(writers).filter(isGoing);
      for (const ledger of ledgers) require((await compare(ledger)).faults);
      expect(ledgers.filter(isGoing).map(({ shelf, going }) => [shelf.name, ...going.keys()])).toEqual([]);
    },
    { timeout: 30_000, interval: 50 },
  );
