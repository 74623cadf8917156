/** How much of a matrix is tried. */
export interface Effort {
  /** All cells, or one of each kind for each operation: the kinds of credentials take turns from operation to operation. */
  readonly isFull: boolean;
  /** Whether one difference is enough. */
  readonly stopsAtFirst?: boolean;
}

/** Some of several equivalent things, others with each turn. */
export const takeTurns = <Item>(items: readonly Item[], turn: number, count: number): Item[] =>
  Array.from(
    { length: Math.min(count, items.length) },
    (_, next) => items[(turn * count + next) % items.length] as Item,
  );

/** A request of somebody about something, and what must come of it. */
export interface Cell<Caller extends { readonly name: string }, Target extends { readonly name: string }> {
  readonly caller: Caller;
  readonly target: Target;
  readonly expected: string;
}

/** Compares what must come of requests with what did, one after the other. @returns the differences, in words */
export const compareCells = async <Caller extends { readonly name: string }, Target extends { readonly name: string }>(
  cells: readonly Cell<Caller, Target>[],
  observe: (cell: Cell<Caller, Target>) => Promise<string>,
  { stopsAtFirst = false }: Pick<Effort, "stopsAtFirst">,
): Promise<string[]> => {
  const differences: string[] = [];
  for (const cell of cells) {
    const observed = await observe(cell);
    if (observed === cell.expected) continue;
    differences.push(`${cell.caller.name}: ${cell.target.name}: ${cell.expected} expected, ${observed} observed`);
    if (stopsAtFirst) break;
  }
  return differences;
};
