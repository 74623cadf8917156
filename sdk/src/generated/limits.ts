// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.

/** The most items that a bulk request may hold. */
export const bulkLimit = 1000;
