import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import {
  contentOf,
  type Found,
  listAt,
  type Node,
  nodeAt,
  operationsOf,
  parametersOf,
  resolve,
  responsesOf,
} from "./document.js";
import { allSchemas, componentsOf } from "./schemas.js";

type FaultsOf = (schema: Node, value: unknown) => string;

/** The base URL of the components for the validator, to resolve the document's references. */
const base = "https://concordat.invalid/openapi.json";

/** An independent validator of JSON Schema, with the document's components. */
const validatorOf = (document: Node): FaultsOf => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: true });
  (addFormats as unknown as (instance: Ajv2020) => void)(ajv);
  for (const format of ["int32", "int64"]) ajv.addFormat(format, { type: "number", validate: Number.isInteger });
  ajv.addSchema({ $id: base, components: { schemas: Object.fromEntries(componentsOf(document)) } });
  const compiled = new Map<string, ValidateFunction>();
  return (schema, value) => {
    const text = JSON.stringify(schema).replaceAll('"#/components/', `"${base}#/components/`);
    const isValid = compiled.get(text) ?? ajv.compile(JSON.parse(text) as object);
    compiled.set(text, isValid);
    return isValid(value) ? "" : ajv.errorsText(isValid.errors);
  };
};

const valuesOf = (document: Node, holder: Node): [string, unknown][] =>
  Object.entries(nodeAt(holder.examples)).map(([name, example]) => [name, resolve(document, example).value]);

const isError = (status: string): boolean => /^[45]/.test(status);

/** The missing examples of an operation: of its body, of its success, and of each code of its errors. */
const missing = (document: Node, { id, operation }: Found): string[] => [
  ...contentOf(nodeAt(operation.requestBody))
    .filter(([, media]) => valuesOf(document, media).length === 0)
    .map(() => `${id} has no example of its body`),
  ...responsesOf(document, operation).flatMap(([status, response]) =>
    contentOf(response).flatMap(([, media]) => {
      const names = valuesOf(document, media).map(([name]) => name);
      const wanted = isError(status) ? listAt(response["x-error-codes"]).map(String) : [];
      if (names.length === 0) return [`${id} has no example of its answer ${status}`];
      return wanted.filter((code) => !names.includes(code)).map((code) => `${id} has no example of ${code}`);
    }),
  ),
];

/** The invalid examples of an operation. */
const invalid = (document: Node, { id, operation }: Found, faultsOf: FaultsOf): string[] => {
  const holders = [
    ...parametersOf(document, operation).map((parameter): [string, Node] => [String(parameter.name), parameter]),
    ...contentOf(nodeAt(operation.requestBody)).map(([, media]): [string, Node] => ["body", media]),
    ...responsesOf(document, operation).flatMap(([status, response]) =>
      contentOf(response).map(([, media]): [string, Node] => [status, media]),
    ),
  ];
  return holders.flatMap(([what, holder]) =>
    valuesOf(document, holder).flatMap(([name, value]) => {
      const faults = faultsOf(nodeAt(holder.schema), value);
      return faults === "" ? [] : [`${id}, ${what}, example ${name}: ${faults}`];
    }),
  );
};

/** The missing and the invalid examples of a description. */
export const faultyExamples = (document: Node): string[] => {
  const faultsOf = validatorOf(document);
  const inSchemas = allSchemas(document).flatMap(({ at, schema }) =>
    listAt(schema.examples).flatMap((value) => {
      const faults = faultsOf(schema, value);
      return faults === "" ? [] : [`${at}, its own example: ${faults}`];
    }),
  );
  const inOperations = operationsOf(document).flatMap((found) => [
    ...missing(document, found),
    ...invalid(document, found, faultsOf),
  ]);
  return [...inOperations, ...inSchemas];
};
