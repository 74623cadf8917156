import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { startTestStorage, type TestAccount, type TestStorage } from "../testing/storage.js";
import { bodySchema, firstExample, operations } from "./testing/operations.js";
import { faultsOf, invalidRequest, problemOf } from "./testing/problems.js";

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Path = readonly (string | number)[];

/** A body with one member out of its bounds, and where that is. */
interface Probe {
  readonly name: string;
  readonly why: string;
  readonly body: unknown;
}

const absent = Symbol("absent");

const withMember = (body: unknown, [step, ...rest]: Path, value: unknown): unknown => {
  if (step === undefined) return value;
  const copy = (Array.isArray(body) ? [...body] : { ...(body as object) }) as Record<string | number, unknown>;
  const member = withMember(copy[step], rest, value);
  if (member === absent) delete copy[step];
  else copy[step] = member;
  return copy;
};

/** Values just beyond what a schema says, each with what is wrong about it. */
const beyond = (schema: JsonSchema): [string, unknown][] => {
  const kinds: [string, unknown][] = [["of another type", schema.type === "string" ? 1 : "text"]];
  if (schema.maxLength !== undefined) kinds.push(["too long", "a".repeat(schema.maxLength + 1)]);
  if (schema.minLength) kinds.push(["too short", "a".repeat(schema.minLength - 1)]);
  if (schema.pattern) kinds.push(["of another pattern", "/\u0007"]);
  if (schema.enum) kinds.push(["none of those that are known", "nonsense"]);
  if (schema.minimum !== undefined && schema.minimum > Number.MIN_SAFE_INTEGER)
    kinds.push(["too small", schema.minimum - 1]);
  if (schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER)
    kinds.push(["too large", schema.maximum + 1]);
  if (schema.maxItems !== undefined) kinds.push(["too many", Array.from({ length: schema.maxItems + 1 }, () => ({}))]);
  return kinds;
};

/** Looks through `anyOf` with null, under which members lie that can be emptied. */
const core = (schema: JsonSchema): JsonSchema =>
  (schema.anyOf as JsonSchema[] | undefined)?.find(({ type }) => type !== "null") ?? schema;

const at = (body: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], body);

function* probesOf(schema: JsonSchema, body: unknown, path: Path = []): Generator<Probe> {
  const { properties = {}, required = [], items } = schema;
  for (const [name, declared] of Object.entries(properties)) {
    const member = core(declared as JsonSchema);
    const here = [...path, name];
    const probe = (why: string, value: unknown) => ({ name: here.join("."), why, body: withMember(body, here, value) });
    if (required.includes(name)) yield probe("missing", absent);
    for (const [why, value] of beyond(member)) yield probe(why, value);
    if (at(body, here) !== undefined) yield* probesOf(member, body, here);
  }
  if (items && at(body, [...path, 0]) !== undefined) yield* probesOf(core(items as JsonSchema), body, [...path, 0]);
}

const services = new Set(["services", "networks", "labels", "buckets", "customDomains", "staticWebsites", "jobs"]);
const cases = operations
  .filter(({ names, operation }) => services.has(names[0] ?? "") && bodySchema(operation))
  .map(({ id, operation }) => {
    const json = z.toJSONSchema(bodySchema(operation) as unknown as z.ZodType, {
      io: "input",
      unrepresentable: "any",
      reused: "inline",
    });
    const inlined = JSON.parse(JSON.stringify(json)) as JsonSchema;
    const definitions = (inlined.$defs ?? {}) as Record<string, JsonSchema>;
    const resolve = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(resolve);
      if (typeof node !== "object" || node === null) return node;
      const { $ref, ...rest } = node as JsonSchema;
      const target = $ref === undefined ? {} : definitions[$ref.split("/").at(-1) ?? ""];
      return Object.fromEntries(Object.entries({ ...target, ...rest }).map(([name, value]) => [name, resolve(value)]));
    };
    return { id, operation, probes: [...probesOf(resolve(inlined) as JsonSchema, firstExample(operation).body)] };
  });

let storage: TestStorage;
let ada: TestAccount;
let service: string;
beforeAll(async () => {
  storage = await startTestStorage();
  ada = await storage.account("ada");
  service = (await ada.createService("bounds")).uuid;
});
afterAll(() => storage.close());

describe.each(cases)("the members of $id", ({ operation, probes }) => {
  it("are some, and most of them bounded", () => {
    expect(probes.length).toBeGreaterThan(2);
  });

  it.each(probes)("$name: refused when $why", async ({ name, body }) => {
    const { method, path } = firstExample(operation, { service_uuid: service });
    const answer = await ada.request(method, path, body);
    expect(problemOf(answer)).toBe(invalidRequest);
    expect(faultsOf(answer).some((fault) => fault === name || fault.startsWith(`${name}.`))).toBe(true);
  });
});
