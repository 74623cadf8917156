import { contentOf, type Found, type Node, nodeAt, operationsOf, parametersOf, responsesOf } from "./document.js";
import { componentsOf, schemasWithin } from "./schemas.js";

const longestSummary = 60;

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

const faultsOfOperation = ({ id, operation }: Found): string[] => {
  const { summary, description } = operation;
  return [
    ...(isText(summary) ? [] : [`${id} has no summary`]),
    ...(String(summary).length > longestSummary ? [`${id} has a summary of ${String(summary).length} characters`] : []),
    ...(isText(description) && description !== summary
      ? []
      : [`${id} has no description that says more than its summary`]),
  ];
};

/** Operations without a summary of at most 60 characters, or without a description. */
export const undescribedOperations = (document: Node): string[] => operationsOf(document).flatMap(faultsOfOperation);

/** Operations without exactly one tag, tags without a description, and unused tags. */
export const undescribedTags = (document: Node): string[] => {
  const tags = (Array.isArray(document.tags) ? document.tags : []).map(nodeAt);
  const described = tags.filter(({ description }) => isText(description)).map(({ name }) => name);
  const used = operationsOf(document).map(({ id, operation }) => ({ id, tags: (operation.tags ?? []) as string[] }));
  return [
    ...used.filter((operation) => operation.tags.length !== 1).map(({ id }) => `${id} has not exactly one tag`),
    ...[...new Set(used.flatMap((operation) => operation.tags))]
      .filter((name) => !described.includes(name))
      .map((name) => `the tag ${name} is not described`),
    ...tags
      .filter(({ name }) => !used.some((operation) => operation.tags.includes(String(name))))
      .map(({ name }) => `the tag ${String(name)} is on no operation`),
  ];
};

const hasNumber = (text: string, number: number): boolean =>
  new RegExp(`(?<!\\d)${Math.abs(number)}(?!\\d)`).test(text.replace(/(?<=\d)[,_](?=\d)/g, ""));

/** The bounds of 32 bits, which a description need not mention. */
const widest = 2 ** 31 - 1;

/** The limits of a schema that its description does not mention. */
const untoldLimits = (schema: Node, description: string): string[] =>
  ["maxLength", "maxItems", "maximum"].filter((keyword) => {
    const limit = schema[keyword];
    return typeof limit === "number" && Math.abs(limit) < widest && !hasNumber(description, limit);
  });

const faultsOfDescribed = (what: string, description: unknown, schema: Node): string[] =>
  isText(description)
    ? untoldLimits(schema, description).map((keyword) => `${what} does not tell its ${keyword}`)
    : [`${what} has no description`];

/** Parameters, headers and responses without a description, or with limits that it does not mention. */
export const undescribedParameters = (document: Node): string[] => [
  ...operationsOf(document).flatMap(({ id, operation }) => [
    ...parametersOf(document, operation).flatMap(({ name, description, schema }) =>
      faultsOfDescribed(`the parameter ${String(name)} of ${id}`, description, nodeAt(schema)),
    ),
    ...responsesOf(document, operation)
      .filter(([, { description }]) => !isText(description))
      .map(([status]) => `the answer ${status} of ${id} has no description`),
  ]),
  ...Object.entries(nodeAt(nodeAt(document.components).headers)).flatMap(([name, header]) =>
    faultsOfDescribed(`the header ${name}`, nodeAt(header).description, nodeAt(nodeAt(header).schema)),
  ),
];

const bodySchemas = (document: Node): [string, Node][] =>
  operationsOf(document).flatMap(({ id, operation }) =>
    [nodeAt(operation.requestBody), ...responsesOf(document, operation).map(([, response]) => response)].flatMap(
      (holder) => contentOf(holder).map(([, media]): [string, Node] => [id, nodeAt(media.schema)]),
    ),
  );

/** Members of bodies without a description, of their own or of the schema that they refer to, and named schemas without one. */
export const undescribedProperties = (document: Node): string[] => {
  const components = componentsOf(document);
  const described = new Map(components.map(([name, { description }]) => [name, isText(description)]));
  const nameOf = (schema: Node) => String(schema.$ref).replace("#/components/schemas/", "");
  return [
    ...components.filter(([name]) => !described.get(name)).map(([name]) => `${name} has no description`),
    ...[...components, ...bodySchemas(document)].flatMap(([name, schema]) =>
      schemasWithin(schema, name).flatMap(({ at, schema: within }) =>
        Object.entries(nodeAt(within.properties)).flatMap(([member, value]) => {
          const property = nodeAt(value);
          if ("$ref" in property && !isText(property.description))
            return described.get(nameOf(property)) ? [] : [`${at}.${member} has no description`];
          return faultsOfDescribed(`${at}.${member}`, property.description, property);
        }),
      ),
    ),
  ];
};
