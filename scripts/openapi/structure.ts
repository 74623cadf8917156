import { contentOf, type Found, listAt, type Node, nodeAt, operationsOf, responsesOf } from "./document.js";
import { allSchemas, componentsOf, schemasWithin } from "./schemas.js";

const duplicates = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

/** The verbs that names of operations begin with: common ones, including those of the present operations. */
const verbs = [
  "abort activate add approve assume attach browse cancel check claim complete connect copy create deactivate delete detach",
  "disable enable export generate get grant head import init list lock modify move purge put read refresh register reject",
  "remove rename renew replace request reset restart restore resume retrieve revoke rotate search send set sign start stop",
  "suspend sync tag test unlinked unlock untag update upload validate verify welcome",
].flatMap((line) => line.split(" "));

const verbFirst = new RegExp(`^(${verbs.join("|")})([A-Z]|$)`);

/** Ids that are not unique, do not begin with a verb, or are not a method of the SDK. */
export const faultyIds = (document: Node, isMethod: (id: string) => boolean): string[] => {
  const found = operationsOf(document);
  const served = found.filter(({ place }) => place === "paths");
  return [
    ...duplicates(found.map(({ id }) => id)).map((id) => `${id} is the id of two operations`),
    ...found
      .filter(({ id }) => !verbFirst.test(id.split(".").at(-1) ?? ""))
      .map(({ id }) => `${id} does not begin with a verb`),
    ...served.filter(({ id }) => !isMethod(id)).map(({ id }) => `${id} is not a method of the SDK`),
  ];
};

const isError = (status: string): boolean => /^[45]/.test(status);

/** The body of errors must be one component for each API. The codes of errors begin with the API's name. */
export const faultyProblems = (document: Node): string[] => {
  const used = new Map<string, Set<string>>();
  for (const { id, operation } of operationsOf(document)) {
    for (const [status, response] of responsesOf(document, operation).filter(([code]) => isError(code))) {
      const [api = ""] = String(listAt(response["x-error-codes"])[0]).split(".");
      for (const [type, media] of contentOf(response)) {
        const body = `${type} ${String(nodeAt(media.schema).$ref ?? `an unnamed body (${id} ${status})`)}`;
        used.set(api, (used.get(api) ?? new Set()).add(body));
      }
    }
  }
  return [...used].flatMap(([api, bodies]) =>
    bodies.size === 1 ? [] : [`errors of ${api} have ${bodies.size} forms: ${[...bodies].join(", ")}`],
  );
};

/** Operations without error responses, and codes that are in the catalogue or at an operation, but not in both. */
export const faultyErrors = (document: Node): string[] => {
  const catalogue = new Map(listAt(document["x-errors"]).map((row) => [String(nodeAt(row).code), nodeAt(row)]));
  const sent = operationsOf(document).flatMap(({ id, operation }) =>
    responsesOf(document, operation)
      .filter(([status]) => isError(status))
      .flatMap(([status, response]) => {
        const codes = listAt(response["x-error-codes"]).map(String);
        if (codes.length === 0) return [{ fault: `${id} declares ${status} without error codes` }];
        return codes.map((code) => {
          const row = catalogue.get(code);
          if (!row) return { fault: `${id} declares ${code}, which is not in the catalogue` };
          return String(row.status) === status ? {} : { fault: `${id} declares ${code} under ${status}` };
        });
      }),
  );
  const silent = operationsOf(document)
    .filter(({ operation }) => !responsesOf(document, operation).some(([status]) => status === "500"))
    .map(({ id }) => `${id} does not say what it answers when the server fails`);
  return [...silent, ...sent.flatMap(({ fault }) => (fault === undefined ? [] : [fault]))];
};

const isOpen = ({ operation }: Found): boolean => {
  const { scheme, label, only, variant } = nodeAt(operation["x-auth"]);
  return scheme === "ucloud" && label === "Public" && only === undefined && variant === undefined;
};

/** Operations without security requirements, or with others than the contract's. */
export const faultySecurity = (document: Node): string[] => {
  const schemes = Object.keys(nodeAt(nodeAt(document.components).securitySchemes));
  return operationsOf(document).flatMap((found) => {
    const { security } = found.operation;
    if (!Array.isArray(security)) return [`${found.id} does not say what credentials it takes`];
    const unknown = security
      .flatMap((requirement) => Object.keys(nodeAt(requirement)))
      .filter((name) => !schemes.includes(name));
    return [
      ...unknown.map((name) => `${found.id} takes ${name}, which is no security scheme`),
      ...((security.length === 0) === isOpen(found)
        ? []
        : [`${found.id} is open to all in the document or in x-auth, not in both`]),
    ];
  });
};

const isNull = (option: unknown): boolean => nodeAt(option).type === "null";

/** Unions without a discriminator, and the old notation for null. */
export const faultyUnions = (document: Node): string[] =>
  allSchemas(document).flatMap(({ at, schema }) => {
    const { propertyName, mapping } = nodeAt(schema.discriminator);
    const variants = listAt(schema.oneOf).map((option) => String(nodeAt(option).$ref));
    const unmapped = variants.filter((variant) => !Object.values(nodeAt(mapping)).includes(variant));
    const types = listAt(schema.anyOf).filter((option) => !isNull(option));
    const unlike = new Set(types.map((option) => String(nodeAt(option).type ?? "object")));
    return [
      ...("nullable" in schema ? [`${at} is nullable in the way of OpenAPI 3.0`] : []),
      ...(variants.length > 0 && propertyName === undefined ? [`${at} is a union without a discriminator`] : []),
      ...unmapped.map((variant) => `${at} does not map ${variant}`),
      ...(unlike.size === types.length ? [] : [`${at} is a union without a discriminator`]),
    ];
  });

const isDeprecated = (node: Node): boolean => node.deprecated === true;

/** Deprecated operations, members and models without a replacement. */
export const faultyDeprecations = (document: Node): string[] => {
  const operations = operationsOf(document);
  const inUse = JSON.stringify(operations.filter(({ operation }) => !isDeprecated(operation)));
  const members = componentsOf(document).flatMap(([name, schema]) =>
    schemasWithin(schema, name).filter(({ schema: within }) => isDeprecated(within)),
  );
  return [
    ...operations
      .filter(({ operation }) => isDeprecated(operation))
      .filter(({ operation }) => {
        const { since, replacement } = nodeAt(operation["x-deprecation"]);
        const isTold = typeof replacement === "string" && String(operation.description).includes(replacement);
        return !isTold || typeof since !== "string";
      })
      .map(({ id }) => `${id} is deprecated, and does not say since when and what replaces it`),
    ...members
      .filter(({ at }) => inUse.includes(`"#/components/schemas/${at}"`))
      .map(({ at }) => `${at} is deprecated, and an operation that is not still uses it`),
  ];
};

/** Unused components, and broken references. */
const looseComponents = (document: Node): string[] => {
  const targets = new Set(
    [...JSON.stringify(document).matchAll(/"#\/components\/([^"]+)"/g)].map(([, target]) => target),
  );
  const names = Object.entries(nodeAt(document.components))
    .filter(([kind]) => kind !== "securitySchemes")
    .flatMap(([kind, named]) => Object.keys(nodeAt(named)).map((name) => `${kind}/${name}`));
  return [
    ...names.filter((name) => !targets.has(name)).map((name) => `nothing uses ${name}`),
    ...[...targets]
      .filter((target) => !names.includes(String(target)))
      .map((target) => `${String(target)} is used and missing`),
  ];
};

/** Object schemas that occur twice. */
const repeatedSchemas = (document: Node): string[] => {
  const places = new Map<string, string[]>();
  for (const { at, schema } of allSchemas(document))
    if (schema.type === "object" && Object.keys(nodeAt(schema.properties)).length > 1) {
      const text = JSON.stringify(schema);
      places.set(text, [...(places.get(text) ?? []), at]);
    }
  return [...places.values()]
    .filter((at) => at.length > 1)
    .map((at) => `the same schema is written in ${at.join(" and ")}`);
};

/** The unused and duplicate parts of a description. */
export const superfluous = (document: Node): string[] => [...looseComponents(document), ...repeatedSchemas(document)];

/** Calls to a provider that are not webhooks, and webhooks that are not such calls. */
export const faultyWebhooks = (document: Node, calls: readonly string[]): string[] => {
  const webhooks = operationsOf(document).filter(({ place }) => place === "webhooks");
  return [
    ...calls
      .filter((id) => !webhooks.some((webhook) => webhook.id === id))
      .map((id) => `${id} is not among the webhooks`),
    ...webhooks
      .filter(({ id }) => !calls.includes(id))
      .map(({ id }) => `${id} is a webhook, and no call of Core to a provider`),
    ...webhooks
      .filter(({ operation }) => typeof operation["x-path"] !== "string")
      .map(({ id }) => `${id} does not say its path`),
  ];
};
