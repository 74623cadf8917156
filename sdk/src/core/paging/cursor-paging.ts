import type { Paging } from "./paging.js";

interface CursorPage {
  readonly items?: unknown;
  readonly next?: string | null;
}

/**
 * Pages that name their successor (`PageV2`). All criteria are sent again with `next`, but for `itemsToSkip`: the
 * cursor already stands behind what was skipped, and servers exist that would skip once more.
 */
export const cursorPaging: Paging = {
  itemsOf: (page) => {
    const items = (page as CursorPage | null)?.items;
    return Array.isArray(items) ? items : undefined;
  },
  following: (asked, { data }) => {
    const next = (data as CursorPage).next ?? undefined;
    if (next === undefined) return undefined;
    const goOn = (criteria: unknown) => ({ ...(criteria as object), next, itemsToSkip: undefined });
    return asked.body === undefined ? { ...asked, query: goOn(asked.query) } : { ...asked, body: goOn(asked.body) };
  },
};
