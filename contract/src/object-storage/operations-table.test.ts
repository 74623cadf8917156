import { describe, expect, it } from "vitest";
import { componentSchemas } from "../component-schemas.js";
import type { JsonSchema } from "../json-schema.js";
import { noBody } from "../operation.js";
import { type OperationPart, partsOf } from "../operation-parts.js";
import { type AnyOperation, walk } from "../router.js";
import { isOfVendor } from "../source.js";
import { errors, type ProblemEntry } from "./errors.js";
import { objectStorage } from "./index.js";
import { deviations } from "./testing/deviations.js";
import { type TableOperation, type TableParameter, table } from "./testing/operations-table.js";
import { schemaDifferences } from "./testing/schema-differences.js";

const endpointOf = ({ method, path }: { readonly method: string; readonly path: string }) =>
  `${method} ${path.replace(/:(\w+)/g, "{$1}")}`;

const ofVendor = [...walk(objectStorage)].map(({ operation }) => operation).filter(isOfVendor);
const ours = new Map(ofVendor.map((operation) => [endpointOf(operation), operation]));
const theirs = new Map(table.operations.map((operation) => [endpointOf(operation), operation]));

/** The operations of both sides; the first test finds others. */
const pairs = [...theirs].flatMap(([endpoint, row]) => {
  const operation = ours.get(endpoint);
  return operation ? [{ endpoint, row, operation, parts: partsOf(operation) }] : [];
});

const { components, at } = componentSchemas(objectStorage);

/** The schema of a reference, merged with the keywords beside the reference. */
const resolve = ({ $ref, ...beside }: JsonSchema): JsonSchema =>
  $ref === undefined ? beside : { ...components[$ref.replace("#/components/schemas/", "")], ...beside };

const differencesOf = (name: string, part: OperationPart): string[] =>
  schemaDifferences(name, at(part), { direction: part.direction, resolve });

const deviationOf = (difference: string): string | undefined =>
  Object.keys(deviations).find((start) => difference === start || difference.startsWith(`${start} `));

describe("the operations", () => {
  it("are those of the table, no more and no fewer", () => {
    expect(ofVendor.map(endpointOf).sort()).toEqual(table.operations.map(endpointOf).sort());
  });
});

/** The table has no body for it; clients send an empty object or nothing (trap 34). */
const hasOptionalBody = ({ id }: TableOperation): boolean => id === "createAccessKey";

describe.each(pairs)("$endpoint", ({ row, operation, parts }) => {
  it("has the path variables that the table knows", () => {
    const names = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(parts.pathParams ? (at(parts.pathParams).properties ?? {}) : {})).toEqual(names);
    for (const name of names) expect(table.meta.path_parameters).toHaveProperty(String(name));
  });

  it("succeeds with the same status, with a body or without", () => {
    expect([operation.success.status]).toEqual(row.success);
    expect(operation.success.body === noBody).toBe(row.response === null);
  });

  it("takes a body where the table has one", () => {
    expect(parts.body !== undefined).toBe(row.request !== null || hasOptionalBody(row));
  });

  it("answers with the headers of the table", () => {
    const names = row.response_headers.map((text) => text.replace(/:.*/, ""));
    expect(Object.keys(parts.responseHeaders ? (at(parts.responseHeaders).properties ?? {}) : {})).toEqual(names);
  });

  it("comes from the section that the table names", () => {
    if (row.seed_title !== null) expect(operation.source).toBe(row.seed_title);
    else expect(operation.source).toBe("UpCloud OpenAPI description");
  });
});

/** A parameter in the table's form. */
const parameterOf = (name: string, json: JsonSchema): Omit<TableParameter, "type"> & { readonly type: string } => {
  const type =
    json.type === "array"
      ? "string, repeatable"
      : `${String(json.type)}${json.format === "date-time" ? " date-time" : ""}`;
  return {
    name,
    type,
    default: json.default ?? null,
    min: json.minimum ?? null,
    max: json.maximum ?? null,
    enum: json.enum ?? null,
  };
};

/** A parameter of the table without the values that it gives in prose, or as a range where ours is a pattern. */
const inOurWords = ({
  name,
  type,
  ...parameter
}: TableParameter): Omit<TableParameter, "type"> & { readonly type: string } => {
  const known = {
    name,
    type,
    default: parameter.default,
    min: parameter.min,
    max: parameter.max,
    enum: parameter.enum,
  };
  if (name === "from" || name === "to") return { ...known, default: null };
  if (name === "interval") return { ...known, min: null, max: null };
  if (type === "boolean") return { ...known, enum: null };
  return known;
};

describe.each(pairs)("the query of $endpoint", ({ row, parts }) => {
  it("has the parameters of the table, with their types, defaults and bounds", () => {
    const properties = (parts.query ? (at(parts.query).properties ?? {}) : {}) as Record<string, JsonSchema>;
    const found = Object.entries(properties).map(([name, json]) => parameterOf(name, json));
    const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);
    const sorted = (list: readonly ReturnType<typeof parameterOf>[]) =>
      list.map((parameter) => ({ ...parameter, enum: parameter.enum && [...parameter.enum].sort() })).sort(byName);
    expect(sorted(found)).toEqual(sorted(row.query.map(inOurWords)));
  });
});

describe("the bodies", () => {
  const differences = new Set(
    pairs.flatMap(({ row, parts }) => [
      ...(row.request !== null && parts.body ? differencesOf(row.request, parts.body) : []),
      ...(row.response !== null && parts.response ? differencesOf(row.response, parts.response) : []),
    ]),
  );

  it("have the members of the table with their types, patterns, limits and defaults, except for listed deviations", () => {
    expect([...differences].filter((difference) => deviationOf(difference) === undefined)).toEqual([]);
  });

  it("have every listed deviation", () => {
    const found = new Set([...differences].map(deviationOf));
    expect(Object.keys(deviations).filter((deviation) => !found.has(deviation))).toEqual([]);
  });
});

/** The general errors of all operations, which the table omits. */
const general: readonly ProblemEntry[] = [
  errors.authenticationFailed,
  errors.generalFailure,
  errors.unavailable,
  errors.tooLarge,
  errors.rateLimited,
];

/** The vendor has no idempotency keys; a caller without keys never gets these errors. */
const ofKeys: readonly ProblemEntry[] = [
  errors.idempotencyInFlight,
  errors.idempotencyAnswerNotKept,
  errors.idempotencyKeyReused,
];

const isExpected = (operation: AnyOperation, entry: ProblemEntry): boolean => {
  if (ofKeys.includes(entry)) return operation.keyed;
  const { status, problem } = entry;
  if (problem === "RESOURCE_NOT_FOUND") return operation.path.includes("/:");
  if (problem === "INVALID_REQUEST") return status === 400;
  // a service that is being deleted cannot be changed
  return problem === "SERVICE_ERROR" && operation.method !== "GET" && operation.path.includes("/:service_uuid");
};

describe.each(pairs)("the errors of $endpoint", ({ row, operation }) => {
  const declared = operation.errors as readonly ProblemEntry[];

  it("include those of the table", () => {
    const codes = declared.map(({ status, problem }) => `${status} ${problem}`);
    for (const { status, code } of row.errors) expect(codes).toContain(`${status} ${code}`);
  });

  it("are no others than those and what follows from the operation's form", () => {
    const known = row.errors.map(({ status, code }) => `${status} ${code}`);
    const others = declared.filter(
      (entry) =>
        !general.includes(entry) &&
        !known.includes(`${entry.status} ${entry.problem}`) &&
        !isExpected(operation, entry),
    );
    expect(others).toEqual([]);
  });
});

describe("the comparison itself", () => {
  const network = { type: "object", additionalProperties: false, required: ["name", "type", "family"] } as const;
  const name = { type: "string", minLength: 1, maxLength: 64, pattern: "^[\\w-]+$" } as const;
  const rest = {
    type: { type: "string", enum: ["private", "public"] },
    family: { type: "string", enum: ["IPv4"] },
    uuid: { type: "string", format: "uuid" },
  } as const;
  const compare = (json: object) =>
    schemaDifferences("NetworkCreate", json as JsonSchema, { direction: "sent", resolve });

  it("accepts the same schema in another form", () => {
    expect(compare({ ...network, properties: { name, ...rest } })).toEqual([]);
  });

  it.each([
    ["a missing member", { name }, 3],
    ["a member too many", { name, ...rest, zone: { type: "string" } }, 1],
    ["another limit", { name: { ...name, maxLength: 63 }, ...rest }, 1],
    ["another pattern", { name: { ...name, pattern: "^[\\w.-]+$" }, ...rest }, 1],
    ["another enum", { name, ...rest, family: { type: "string", enum: ["IPv4", "IPv6"] } }, 1],
    ["another format", { name, ...rest, uuid: { type: "string" } }, 1],
    ["null", { name: { ...name, type: ["string", "null"] }, ...rest }, 1],
  ])("finds %s", (_, properties, count) => {
    expect(compare({ ...network, properties })).toHaveLength(count);
  });

  it("finds a body that accepts unknown members, and a member that is no longer required", () => {
    expect(compare({ ...network, additionalProperties: undefined, properties: { name, ...rest } })).toHaveLength(1);
    expect(compare({ ...network, required: ["type", "family"], properties: { name, ...rest } })).toHaveLength(1);
  });
});
