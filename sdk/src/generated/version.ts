// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.

/** The version of this package. */
export const version = "0.1.0";
