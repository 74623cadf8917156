import { kinds } from "./killer.js";
import type { Tally } from "./tally.js";

/** The result of a campaign. */
export interface Report extends Pick<Tally, "acknowledged" | "unanswered" | "restarts"> {
  readonly seed: number;
  /** Welcome deliveries of approved providers, and the calls that came. */
  readonly welcomes: { readonly pending: number; readonly made: number };
}

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((one, other) => one - other);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
};

export const sumOf = (numbers: Readonly<Record<string, number>>): number =>
  Object.values(numbers).reduce((sum, number) => sum + number, 0);

const times = (numbers: readonly number[]): string =>
  `${numbers.length} kills, median ${Math.round(median(numbers))} ms, longest ${Math.round(Math.max(0, ...numbers))} ms`;

/** A report in lines for people. */
export const tell = ({ seed, acknowledged, unanswered, restarts, welcomes }: Report): string =>
  [
    `CONCORDAT_TEST_SEED=${seed}: ${sumOf(acknowledged)} calls of ${Object.keys(acknowledged).length} operations acknowledged; ` +
      `${unanswered.calls} had no answer, of which ${unanswered.happened} had happened (${unanswered.undecided}: reading does not tell)`,
    `ready again after a kill: ${times(restarts.map(({ ms }) => ms))}`,
    ...kinds.map((kind) => `  ${kind}: ${times(restarts.filter((one) => one.kind === kind).map(({ ms }) => ms))}`),
    `welcomes of approved providers: ${welcomes.pending} pending, ${welcomes.made} calls made`,
  ].join("\n");
