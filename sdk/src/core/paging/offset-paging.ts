import { defaultPageSize, totalCountHeader } from "../../generated/limits.js";
import type { ResponseHeaders } from "../fetch.js";
import type { Paging } from "./paging.js";

interface Asked {
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

const totalIn = (headers: ResponseHeaders): number | undefined => {
  const text = headers.get(totalCountHeader);
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
};

/**
 * Pages that are bare arrays, requested by `limit` and `offset`. An empty page ends the listing. So does reaching the total from the
 * response header or, without that header, a page shorter than the limit.
 */
export const offsetPaging: Paging = {
  itemsOf: (page) => (Array.isArray(page) ? page : undefined),
  following: (asked, { data, headers }) => {
    const { limit = defaultPageSize, offset = 0 } = (asked.query ?? {}) as Asked;
    const count = (data as readonly unknown[]).length;
    const total = totalIn(headers);
    const isLast = total === undefined ? count < limit : offset + count >= total;
    return count === 0 || isLast ? undefined : { ...asked, query: { ...asked.query, offset: offset + count } };
  },
};
