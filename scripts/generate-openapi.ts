import { writeFileSync } from "node:fs";
import { openApi30, openApiDocument } from "../contract/src/openapi/index.js";

const root = new URL("../", import.meta.url);

const textOf = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

/** The committed documents, by file: OpenAPI 3.1, and the same in 3.0 for older tools. */
export const openApiTexts = (): Readonly<Record<"openapi.json" | "openapi-3.0.json", string>> => {
  const document = openApiDocument();
  return { "openapi.json": textOf(document), "openapi-3.0.json": textOf(openApi30(document)) };
};

/** Writes the OpenAPI documents of the contract into the repository, and returns their names. */
export const generateOpenApi = (): string[] =>
  Object.entries(openApiTexts()).map(([file, text]) => {
    writeFileSync(new URL(file, root), text);
    return file;
  });
