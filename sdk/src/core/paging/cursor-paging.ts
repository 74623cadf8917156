import type { Paging } from "./paging.js";

interface CursorPage {
  readonly items?: unknown;
  readonly next?: string | null;
}

/**
 * Pages with a cursor (`PageV2`). All criteria are sent again with `next`, except `itemsToSkip`: the cursor is already after the
 * skipped items, and some servers would skip again.
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
