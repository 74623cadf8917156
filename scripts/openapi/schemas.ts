import { isNode, listAt, type Node, nodeAt } from "./document.js";

/** A schema of a description, and its location. */
export interface FoundSchema {
  readonly at: string;
  readonly schema: Node;
}

const lists = ["anyOf", "oneOf", "allOf", "prefixItems"];
const singles = ["items", "additionalProperties", "not"];

/** A schema and all schemas within it, without those behind references. */
export const schemasWithin = (schema: Node, at: string): FoundSchema[] => [
  { at, schema },
  ...Object.entries(nodeAt(schema.properties)).flatMap(([name, member]) =>
    schemasWithin(nodeAt(member), `${at}.${name}`),
  ),
  ...lists.flatMap((keyword) =>
    listAt(schema[keyword]).flatMap((option, index) => schemasWithin(nodeAt(option), `${at}|${index}`)),
  ),
  ...singles.flatMap((keyword) => (isNode(schema[keyword]) ? schemasWithin(nodeAt(schema[keyword]), `${at}[]`) : [])),
];

const isValue = (name: string): boolean => name === "examples" || name === "example" || name === "schemas";

/** Every schema outside of the components of a description, with all schemas within them. */
const inlineSchemas = (node: unknown, at: string): FoundSchema[] => {
  if (Array.isArray(node)) return node.flatMap((item, index) => inlineSchemas(item, `${at}/${index}`));
  if (!isNode(node)) return [];
  return Object.entries(node).flatMap(([name, member]) => {
    if (isValue(name)) return [];
    return name === "schema" ? schemasWithin(nodeAt(member), at) : inlineSchemas(member, `${at}/${name}`);
  });
};

/** Every named schema of a description. */
export const componentsOf = (document: Node): [string, Node][] =>
  Object.entries(nodeAt(nodeAt(document.components).schemas)).map(([name, schema]) => [name, nodeAt(schema)]);

/** Every schema of a description, at any depth. */
export const allSchemas = (document: Node): FoundSchema[] => [
  ...componentsOf(document).flatMap(([name, schema]) => schemasWithin(schema, name)),
  ...inlineSchemas(document, "#"),
];
