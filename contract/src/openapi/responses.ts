import type { ResponseObject, ResponsesObject } from "openapi3-ts/oas31";
import type { ComponentSchemas } from "../component-schemas.js";
import type { ErrorEntry } from "../error-entry.js";
import { partsOf } from "../operation-parts.js";
import type { AnyOperation } from "../router.js";
import { errorExampleReference, responseExamples } from "./examples.js";
import { pascalCase, reference } from "./reference.js";
import { errorHeaders, mayBeReplayed, successHeaders } from "./response-headers.js";

const successResponse = (operation: AnyOperation, schemas: ComponentSchemas): ResponseObject => {
  const { response } = partsOf(operation);
  return {
    description: operation.success.description,
    headers: successHeaders(operation, schemas),
    ...(response && {
      content: {
        "application/json": { schema: schemas.at(response) as never, examples: responseExamples(operation) },
      },
    }),
  };
};

const errorDescription = (entries: readonly ErrorEntry[]): string =>
  entries.map(({ title, when }) => `${entries.length > 1 ? "- " : ""}**${title}**: ${when}`).join("\n");

/**
 * The component name of a response with these errors: the same errors are described once. Responses of providers have their own
 * components, even with the same errors, because their headers differ.
 */
const responseName = (entries: readonly ErrorEntry[], operation: AnyOperation): string => {
  const [api] = entries.map(({ code }) => code.split(".")[0] ?? "");
  const codes = entries.map(({ code }) => pascalCase(code.split(".").slice(1).join(" ")));
  const replayable = mayBeReplayed(operation, entries) ? "Replayable" : "";
  const ofProvider = operation.servedBy === "provider" ? "OfProvider" : "";
  return pascalCase(api ?? "") + codes.join("Or") + replayable + ofProvider;
};

const errorResponse = (
  entries: readonly ErrorEntry[],
  operation: AnyOperation,
  schemas: ComponentSchemas,
): ResponseObject => {
  const { error } = partsOf(operation);
  return {
    description: errorDescription(entries),
    headers: errorHeaders(operation, entries),
    ...(error && {
      content: {
        [operation.errorMediaType]: {
          schema: schemas.at(error) as never,
          examples: Object.fromEntries(entries.map(errorExampleReference)),
        },
      },
    }),
    "x-error-codes": entries.map(({ code }) => code),
  };
};

const inOrder = (entries: readonly ErrorEntry[]): ErrorEntry[] =>
  [...entries].sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1));

/** The error responses of an operation, by component name. */
export const errorResponsesOf = (
  operation: AnyOperation,
  schemas: ComponentSchemas,
): { readonly status: string; readonly name: string; readonly response: ResponseObject }[] => {
  const entries = inOrder(operation.errors);
  return [...new Set(entries.map(({ status }) => status))].map((status) => {
    const those = entries.filter((entry) => entry.status === status);
    return {
      status: String(status),
      name: responseName(those, operation),
      response: errorResponse(those, operation, schemas),
    };
  });
};

/** The responses of an operation: its success, and a reference for each status of its errors. */
export const responsesOf = (operation: AnyOperation, schemas: ComponentSchemas): ResponsesObject => ({
  [String(operation.success.status)]: successResponse(operation, schemas),
  ...Object.fromEntries(
    errorResponsesOf(operation, schemas).map(({ status, name }) => [status, reference("responses", name)]),
  ),
});
