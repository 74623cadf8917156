export * from "./contract.js";
export * from "./error-entry.js";
export * from "./operation.js";
export * from "./operation-parts.js";
export * from "./query-model.js";
export * from "./router.js";
export * from "./schema.js";
export * from "./waiter.js";
