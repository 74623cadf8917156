/** How long work that failed waits: after the first failure so long, twice as long after each further one, so long at most. */
export interface DoublingDelay {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** The wait after so many failures in a row, in milliseconds. @param failures 1 or more */
export const doublingDelay = (failures: number, { firstMs, longestMs }: DoublingDelay): number =>
  Math.min(firstMs * 2 ** (failures - 1), longestMs);
