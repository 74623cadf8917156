import { expect, vi } from "vitest";
import { compare } from "./compare.js";
import { findBrokenCredentials } from "./credentials.js";
import type { Beside } from "./database.js";
import type { Ledger } from "./ledger.js";
import { retryOpenAction } from "./retry-open-action.js";
import { findWrongRows } from "./rows.js";
import type { Tally } from "./tally.js";
import type { KillTarget } from "./target.js";
import { findUnrecorded } from "./trail.js";
import type { Writer } from "./writer.js";

/** @throws Error with all faults, if there are any */
const require = (faults: readonly string[]): void => {
  if (faults.length > 0) throw new Error(faults.join("\n"));
};

const ledgersOf = (writers: readonly Writer[]): Ledger[] => writers.flatMap(({ ledgers }) => ledgers);

/** Checks after a kill that everything is as callers were told, and repeats the calls that had no answer. */
export const checkAfterKill = async (
  { connection, log }: KillTarget,
  { client }: Beside,
  { writers, tally }: { readonly writers: readonly Writer[]; readonly tally: Tally },
): Promise<void> => {
  const compared = await Promise.all(
    ledgersOf(writers).map(async (ledger) => ({ ledger, ...(await compare(ledger)) })),
  );
  require(compared.flatMap(({ faults }) => faults));
  for (const { ledger, happened } of compared) {
    if (!ledger.openAction) continue;
    if (happened) tally.unanswered.happened += 1;
    if (happened === undefined) tally.unanswered.undecided += 1;
    require(await retryOpenAction(ledger, connection, { happened, onAcknowledged: tally.note }));
  }
  require(await findWrongRows(client));
  require(await findUnrecorded(client, tally.takeNew(), log()));
  require(await findBrokenCredentials(connection));
};

const isGoing = ({ going, open }: Ledger): boolean => going.size > 0 && open.afterDelete !== undefined;

/** Waits until all acknowledged deletions are complete. */
export const untilDeletionsFinish = (writers: readonly Writer[]): Promise<void> =>
  vi.waitFor(
    async () => {
      const ledgers = ledgersOf(writers).filter(isGoing);
      for (const ledger of ledgers) require((await compare(ledger)).faults);
      expect(ledgers.filter(isGoing).map(({ collection, going }) => [collection.name, ...going.keys()])).toEqual([]);
    },
    { timeout: 30_000, interval: 50 },
  );
