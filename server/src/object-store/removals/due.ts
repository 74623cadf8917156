/** Whoever has just found an object is given so long to open its bytes. Who reads its parts for longer has a lease of them by then. */
const openingMs = 60_000;

/** When bytes may be removed that are no longer held. */
export const removalDueAt = (now: Date): Date => new Date(now.getTime() + openingMs);
