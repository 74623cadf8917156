export * from "./actions/index.js";
export * from "./arn-parts.js";
export * from "./condition-keys/index.js";
export * from "./glob.js";
export * from "./operators.js";
export * from "./principal-name.js";
export * from "./template.js";
