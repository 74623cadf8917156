import { listAt, type Node, nodeAt, resolve } from "../document.js";

/** Who sends the values of a schema: clients or the server. The same change can be breaking for one and not for the other. */
export type Direction = "sent" | "received";

/** Two descriptions, and the schemas that are being compared, because a schema may contain itself. */
export interface Comparison {
  readonly before: Node;
  readonly after: Node;
  readonly direction: Direction;
  readonly compared: Set<string>;
}

const typesOf = (schema: Node): string[] => {
  if (Array.isArray(schema.type)) return schema.type.map(String);
  return schema.type === undefined ? [] : [String(schema.type)];
};

/** The enumerated values of a schema; undefined if it has none. */
const valuesOf = (schema: Node): string[] | undefined => {
  if ("const" in schema) return [JSON.stringify(schema.const)];
  return Array.isArray(schema.enum) ? schema.enum.map((value) => JSON.stringify(value)) : undefined;
};

const lacking = (some: readonly string[], all: readonly string[]): string[] => some.filter((one) => !all.includes(one));

/** Clients must be able to send every value as before, and must not receive new ones. */
const setFaults = (
  direction: Direction,
  what: string,
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): string[] => {
  if (direction === "sent") {
    if (after === undefined) return [];
    if (before === undefined) return [`takes only ${after.join(", ")} now`];
    return lacking(before, after).map((one) => `no longer takes the ${what} ${one}`);
  }
  if (before === undefined) return [];
  if (after === undefined) return [`may be of any ${what} now`];
  return lacking(after, before).map((one) => `may be of the new ${what} ${one}`);
};

const noneIfEmpty = (types: string[]): string[] | undefined => (types.length === 0 ? undefined : types);

const upper = ["maximum", "maxLength", "maxItems", "maxProperties"];
const lower = ["minimum", "minLength", "minItems", "minProperties"];

/** Stricter bounds of sent values. Bounds of received values are not promises to clients. */
const boundFaults = (before: Node, after: Node): string[] => {
  const isTighter = (keyword: string, sign: number): boolean => {
    const [old, now] = [before[keyword], after[keyword]];
    return typeof now === "number" && (typeof old !== "number" || (now - old) * sign < 0);
  };
  return [
    ...upper.filter((keyword) => isTighter(keyword, 1)),
    ...lower.filter((keyword) => isTighter(keyword, -1) && !(before[keyword] === undefined && after[keyword] === 0)),
  ].map((keyword) => `has a tighter ${keyword}: ${String(before[keyword] ?? "none")} → ${String(after[keyword])}`);
};

const formFaults = (before: Node, after: Node): string[] =>
  ["pattern", "format"]
    .filter((keyword) => after[keyword] !== undefined && after[keyword] !== before[keyword])
    .map((keyword) => `must have another ${keyword}: ${String(before[keyword] ?? "any")} → ${String(after[keyword])}`);

const propertyFaults = (comparison: Comparison, before: Node, after: Node, at: string): string[] => {
  const [old, now] = [nodeAt(before.properties), nodeAt(after.properties)];
  const [required, requires] = [listAt(before.required).map(String), listAt(after.required).map(String)];
  const isSent = comparison.direction === "sent";
  return [
    ...lacking(Object.keys(old), Object.keys(now)).map((name) => `${at}.${name} is gone`),
    ...(isSent
      ? lacking(requires, required).map((name) => `${at}.${name} must be sent now`)
      : lacking(required, requires)
          .filter((name) => name in now)
          .map((name) => `${at}.${name} may be missing now`)),
    ...Object.keys(old)
      .filter((name) => name in now)
      .flatMap((name) => schemaFaults(comparison, old[name], now[name], `${at}.${name}`)),
  ];
};

const choices = ["oneOf", "anyOf"];

/** The key of a union's variant: its name or its type. */
const variantName = (option: unknown): string => String(nodeAt(option).$ref ?? nodeAt(option).type ?? "unnamed");

const choiceFaults = (comparison: Comparison, before: Node, after: Node, at: string): string[] => {
  const optionsOf = (schema: Node) =>
    new Map(choices.flatMap((keyword) => listAt(schema[keyword])).map((option) => [variantName(option), option]));
  const [old, now] = [optionsOf(before), optionsOf(after)];
  if (old.size === 0 && now.size === 0) return [];
  const names = [old, now].map((options) => noneIfEmpty([...options.keys()]));
  return [
    ...setFaults(comparison.direction, "variant", names[0], names[1]).map((fault) => `${at} ${fault}`),
    ...[...old]
      .filter(([name]) => now.has(name))
      .flatMap(([name, option]) =>
        schemaFaults(comparison, option, now.get(name), `${at}|${name.split("/").at(-1) ?? ""}`),
      ),
  ];
};

const pairOf = (before: unknown, after: unknown): string =>
  `${String(nodeAt(before).$ref)} ${String(nodeAt(after).$ref)}`;

/** The breaking changes of a schema. Each pair of named schemas is compared once. */
export const schemaFaults = (comparison: Comparison, before: unknown, after: unknown, at: string): string[] => {
  if ("$ref" in nodeAt(before) || "$ref" in nodeAt(after)) {
    const pair = pairOf(before, after);
    if (comparison.compared.has(pair)) return [];
    comparison.compared.add(pair);
  }
  const [old, now] = [resolve(comparison.before, before), resolve(comparison.after, after)];
  const { direction } = comparison;
  const own = [
    ...setFaults(direction, "type", noneIfEmpty(typesOf(old)), noneIfEmpty(typesOf(now))),
    ...setFaults(direction, "value", valuesOf(old), valuesOf(now)),
    ...(direction === "sent" ? [...boundFaults(old, now), ...formFaults(old, now)] : []),
    ...(direction === "sent" &&
    now.additionalProperties === false &&
    old.additionalProperties !== false &&
    "properties" in old
      ? ["no longer takes members that it does not know"]
      : []),
  ];
  return [
    ...own.map((fault) => `${at} ${fault}`),
    ...propertyFaults(comparison, old, now, at),
    ...("items" in old && "items" in now ? schemaFaults(comparison, old.items, now.items, `${at}[]`) : []),
    ...choiceFaults(comparison, old, now, at),
  ];
};
