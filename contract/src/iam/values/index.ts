export * from "./decimal.js";
export * from "./instant.js";
export * from "./ip-range.js";
export * from "./scalar.js";
