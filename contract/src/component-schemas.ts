import * as z from "zod";
import { type JsonSchema, mapSchemas, override, tidy, withoutNull } from "./json-schema.js";
import { type Direction, type OperationPart, partsOf } from "./operation-parts.js";
import { type Router, walk } from "./router.js";

/** Every named schema of a contract as JSON Schema, and what to write where one is used. */
export interface ComponentSchemas {
  /** By name, in alphabetical order. They refer to each other as `#/components/schemas/Name`. */
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** What to write where an operation uses a schema: a reference, or the schema itself if it has no name. */
  readonly at: (part: OperationPart) => JsonSchema;
}

type Definitions = Readonly<Record<string, JsonSchema>>;

const localPrefix = "#/$defs/";
const publicPrefix = "#/components/schemas/";

/** Converts all parts of one direction together, so that shared schemas are converted once. */
const convert = (parts: readonly OperationPart[], direction: Direction) => {
  const schemas = new Map(
    [...new Set(parts.filter((part) => part.direction === direction).map((part) => part.schema))].map(
      (schema, place) => [`place${place}`, schema] as const,
    ),
  );
  const io = direction === "sent" ? "input" : "output";
  const json = z.toJSONSchema(z.object(Object.fromEntries(schemas)), { io, override });
  const { properties = {}, $defs = {} } = tidy(json, direction);
  const places = new Map<unknown, JsonSchema>();
  for (const [place, schema] of schemas) places.set(schema, properties[place] as JsonSchema);
  return { places, definitions: $defs as Definitions };
};

const targetsOf = (json: JsonSchema): ReadonlySet<string> => {
  const targets = new Set<string>();
  mapSchemas(json, (node) => {
    if (node.$ref?.startsWith(localPrefix)) targets.add(node.$ref.slice(localPrefix.length));
    return node;
  });
  return targets;
};

/** Names whose two forms differ, in themselves or in a schema that they refer to. */
const differingNames = (sent: Definitions, received: Definitions): ReadonlySet<string> => {
  const shared = Object.keys(sent).filter((name) => name in received);
  const differing = new Set(shared.filter((name) => JSON.stringify(sent[name]) !== JSON.stringify(received[name])));
  for (let before = -1; before < differing.size; ) {
    before = differing.size;
    for (const name of shared)
      if ([...targetsOf(sent[name] ?? {})].some((target) => differing.has(target))) differing.add(name);
  }
  return differing;
};

/** Makes references, and the mapping of unions, refer to the published components. */
const publish = (json: JsonSchema, nameOf: (name: string) => string): JsonSchema => {
  const move = (ref: string) => publicPrefix + nameOf(ref.slice(localPrefix.length));
  return mapSchemas(json, (node) => {
    const { $ref, discriminator } = node;
    const mapping = (discriminator as { mapping?: Record<string, string> } | undefined)?.mapping;
    return {
      ...node,
      ...(typeof $ref === "string" ? { $ref: move($ref) } : {}),
      ...(mapping && {
        discriminator: {
          ...(discriminator as object),
          mapping: Object.fromEntries(Object.entries(mapping).map(([value, ref]) => [value, move(ref)])),
        },
      }),
    };
  });
};

/**
 * Converts every schema of a contract to JSON Schema, one component for each name. If the form that is sent differs from the form
 * that is received (defaults may be omitted in the one and are present in the other), there are two components: the received form
 * keeps the name, the sent form is called `NameInput`.
 */
export const componentSchemas = (router: Router): ComponentSchemas => {
  const parts = [...walk(router)].flatMap(({ operation }) => Object.values(partsOf(operation)));
  const sent = convert(parts, "sent");
  const received = convert(parts, "received");
  const differing = differingNames(sent.definitions, received.definitions);
  const nameIn: Record<Direction, (name: string) => string> = {
    sent: (name) => (differing.has(name) ? `${name}Input` : name),
    received: (name) => name,
  };
  const components = new Map(
    Object.entries(received.definitions).map(([name, json]) => [name, publish(json, nameIn.received)]),
  );
  for (const [id, json] of Object.entries(sent.definitions)) {
    const name = nameIn.sent(id);
    if (name !== id && components.has(name)) throw new Error(`Two schemas would be called ${name}.`);
    components.set(name, publish(json, nameIn.sent));
  }
  const byName = [...components].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    components: Object.fromEntries(byName),
    at: ({ schema, direction, isText }) => {
      const json = (direction === "sent" ? sent : received).places.get(schema);
      if (!json) throw new Error("No operation of the contract uses this schema.");
      const published = publish(json, nameIn[direction]);
      return isText ? textForm(published) : published;
    },
  };
};

const textForm = (json: JsonSchema): JsonSchema => ({
  ...json,
  properties: Object.fromEntries(
    Object.entries(json.properties ?? {}).map(([name, member]) => [name, withoutNull(member as JsonSchema)]),
  ),
});
