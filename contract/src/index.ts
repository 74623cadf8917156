import { ucloud } from "./ucloud/index.js";

/** The whole contract: every operation, in a tree of plain objects. */
export const contract = { ...ucloud };

export * from "./error-entry.js";
export * from "./operation.js";
export * from "./operation-parts.js";
export * from "./query-model.js";
export * from "./router.js";
export * from "./schema.js";
