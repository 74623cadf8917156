/** How many cells of a matrix are tried. */
export interface Effort {
  /** All cells, or some of each equivalence class, which take turns from operation to operation. */
  readonly isFull: boolean;
  /** Whether one difference is enough. */
  readonly stopsAtFirst?: boolean;
}

/** Chooses some of several equivalent items, others with each turn. */
export const takeTurns = <Item>(items: readonly Item[], turn: number, count: number): Item[] =>
  Array.from(
    { length: Math.min(count, items.length) },
    (_, next) => items[(turn * count + next) % items.length] as Item,
  );

/** A caller, a target and the expected outcome. */
export interface Cell<Caller extends { readonly name: string }, Target extends { readonly name: string }> {
  readonly caller: Caller;
  readonly target: Target;
  readonly expected: string;
}

/** Compares the outcome of each cell with the expected one. @returns the differences, in words */
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
