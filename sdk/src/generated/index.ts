// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.

export type * from "./call-options.js";
export * from "./concordat.js";
export type * from "./models.js";
export * from "./resources/auth-providers.js";
export * from "./resources/providers.js";
