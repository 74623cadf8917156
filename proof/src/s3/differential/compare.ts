import type { Observation } from "./observe.js";

/** A difference between two answers: of their statuses and codes, of an order, or a line that one of them has alone. */
export interface Difference {
  readonly kind: "status" | "ours" | "theirs" | "order";
  readonly text: string;
}

const without = (lines: readonly string[], others: readonly string[]): readonly string[] => {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const isElement = (line: string): boolean => line.startsWith("element ");
const pathOf = (line: string): string => line.slice("element ".length).split(" = ", 1)[0] ?? "";

/** The order in which elements come first. */
const orderOf = (lines: readonly string[]): readonly string[] => [...new Set(lines.filter(isElement).map(pathOf))];

/** Compares answers. Where their statuses differ, nothing else is looked at. */
export const compare = (ours: Observation, theirs: Observation): readonly Difference[] => {
  if (ours.status !== theirs.status) return [{ kind: "status", text: `${ours.status} | ${theirs.status}` }];
  const onlyOurs = without(ours.lines, theirs.lines).map((text): Difference => ({ kind: "ours", text }));
  const onlyTheirs = without(theirs.lines, ours.lines).map((text): Difference => ({ kind: "theirs", text }));
  const [one, other] = [orderOf(ours.lines), orderOf(theirs.lines)];
  const [shared, alike] = [one.filter((path) => other.includes(path)), other.filter((path) => one.includes(path))];
  const isInOrder = shared.join() === alike.join();
  const order: readonly Difference[] = isInOrder ? [] : [{ kind: "order", text: `${shared.join()} | ${alike.join()}` }];
  return [...onlyOurs, ...onlyTheirs, ...order];
};
