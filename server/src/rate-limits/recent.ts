/** Texts that are remembered for some time. */
export interface Recent {
  add(text: string): void;
  has(text: string): boolean;
}

/**
 * Remembers texts for some time.
 *
 * @param most so many are remembered; beyond it, those that were remembered longest ago are forgotten
 */
export const createRecent = (lifetimeMs: number, most: number): Recent => {
  const ends = new Map<string, number>();
  return {
    add(text) {
      ends.delete(text);
      ends.set(text, performance.now() + lifetimeMs);
      for (const oldest of ends.keys()) {
        if (ends.size <= most) break;
        ends.delete(oldest);
      }
    },
    has(text) {
      const end = ends.get(text);
      if (end === undefined) return false;
      if (end > performance.now()) return true;
      ends.delete(text);
      return false;
    },
  };
};
