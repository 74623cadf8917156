import type { LifecycleRule } from "./rules.js";

/** Keys from one, up to another that no longer belongs to it; without that, all that follow. */
export interface KeyRange {
  readonly from: Buffer;
  readonly before: Buffer | undefined;
}

/** The least key behind all with a prefix; undefined where there is none. */
const behind = (prefix: Buffer): Buffer | undefined => {
  for (let end = prefix.length; end > 0; end--) {
    const last = prefix[end - 1] ?? 0;
    if (last < 0xff) return Buffer.concat([prefix.subarray(0, end - 1), Buffer.of(last + 1)]);
  }
  return undefined;
};

/** The keys that some rules are for, as far as prefixes tell, in order and without overlap. */
export const rangesOf = (rules: readonly LifecycleRule[]): KeyRange[] => {
  const prefixes = rules.map(({ filter }) => Buffer.from(filter.prefix ?? "")).sort(Buffer.compare);
  const least = prefixes.filter(
    (prefix, index) => !prefixes.slice(0, index).some((one) => one.equals(prefix.subarray(0, one.length))),
  );
  return least.map((from) => ({ from, before: behind(from) }));
};

/** The first of some ranges with keys from one on, cut off before that. @returns undefined where none is left */
export const rangeFrom = (ranges: readonly KeyRange[], from: Buffer): KeyRange | undefined => {
  const range = ranges.find(({ before }) => before === undefined || Buffer.compare(from, before) < 0);
  return range && { ...range, from: Buffer.compare(from, range.from) > 0 ? from : range.from };
};
