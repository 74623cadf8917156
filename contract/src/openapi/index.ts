export { type ComponentSchemas, componentSchemas } from "../component-schemas.js";
export type { JsonSchema } from "../json-schema.js";
export { openApiDocument } from "./document.js";
export { openApi30 } from "./openapi-3-0.js";
