export * from "./changes-bucket.js";
export * from "./conditions.js";
export * from "./declared-errors.js";
export * from "./errors.js";
export * from "./limits.js";
export * from "./operation.js";
export * from "./operations/index.js";
export * from "./route.js";
