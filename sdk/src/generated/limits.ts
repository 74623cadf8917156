// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.

/** The most items of a bulk request. */
export const bulkLimit = 1000;

/** The default page size. */
export const defaultPageSize = 10;

/** The response header with the total number of entries. */
export const totalCountHeader = "UpCloud-Total-Count";

/** The response headers with the request id. */
export const requestIdHeaders = ["job-id", "upcloud-cid"];
