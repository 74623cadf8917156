// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.

/** The most items that a bulk request may hold. */
export const bulkLimit = 1000;

/** How many entries a page has when nothing else was asked for. */
export const defaultPageSize = 10;

/** The header that tells how many entries there are in all. */
export const totalCountHeader = "UpCloud-Total-Count";

/** The headers in which the APIs name a request. */
export const requestIdHeaders = ["job-id", "upcloud-cid"];
