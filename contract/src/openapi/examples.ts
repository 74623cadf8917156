import type { ExampleObject, ExamplesObject } from "openapi3-ts/oas31";
import type { ErrorEntry } from "../error-entry.js";
import type { AnyOperation } from "../router.js";
import { reference } from "./reference.js";

type RequestPart = keyof AnyOperation["examples"][number]["request"];

/** The examples of one part of the request, by name; only those that have the part. */
export const requestExamples = ({ examples }: AnyOperation, part: RequestPart): ExamplesObject =>
  Object.fromEntries(
    examples.flatMap(({ name, summary, request }) =>
      request[part] === undefined ? [] : [[name, { summary, value: request[part] }]],
    ),
  );

/** The example values of one parameter. */
export const parameterExamples = (operation: AnyOperation, part: RequestPart, name: string): ExamplesObject =>
  Object.fromEntries(
    operation.examples.flatMap(({ name: key, summary, request }) => {
      const value = (request[part] as Record<string, unknown> | undefined)?.[name];
      return value === undefined ? [] : [[key, { summary, value }]];
    }),
  );

/** The responses of all examples, by name. */
export const responseExamples = ({ examples }: AnyOperation): ExamplesObject =>
  Object.fromEntries(examples.map(({ name, summary, response }) => [name, { summary, value: response }]));

/** The example of an error, from its row of the table. */
export const errorExample = (entry: ErrorEntry, operation: AnyOperation): ExampleObject => ({
  summary: entry.title,
  description: entry.when,
  value: operation.errorBodyOf(entry),
});

/** A reference to the example of an error in the components. */
export const errorExampleReference = ({ code }: ErrorEntry) => [code, reference("examples", code)] as const;
