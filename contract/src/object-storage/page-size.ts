/** How many entries a page has: at most, and where the request does not say. */
export const pageSize = { max: 100, default: 10 } as const;
