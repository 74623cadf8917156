import { writeFileSync } from "node:fs";
import { openApiDocument } from "../contract/src/openapi/index.js";

const file = new URL("../openapi.json", import.meta.url);

/** The document as it is committed. */
export const openApiText = (): string => `${JSON.stringify(openApiDocument(), null, 2)}\n`;

/** Writes the OpenAPI document of the contract into the repository. */
export const generateOpenApi = (): void => writeFileSync(file, openApiText());
