/** Any object of a description. */
export type Node = { readonly [name: string]: unknown };

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const nodeAt = (value: unknown): Node => (isNode(value) ? value : {});

export const listAt = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** An operation of a description, and whether it is below a path or a webhook. */
export interface Found {
  readonly id: string;
  readonly place: "paths" | "webhooks";
  readonly path: string;
  readonly method: string;
  readonly operation: Node;
}

const methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

/** Every operation of a description, including webhooks. */
export const operationsOf = (document: Node): Found[] =>
  (["paths", "webhooks"] as const).flatMap((place) =>
    Object.entries(nodeAt(document[place])).flatMap(([path, item]) =>
      Object.entries(nodeAt(item))
        .filter(([method]) => methods.includes(method))
        .map(([method, operation]) => ({
          id: String(nodeAt(operation).operationId),
          place,
          path,
          method,
          operation: nodeAt(operation),
        })),
    ),
  );

const stepOf = (step: string): string => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");

/** The object at a pointer such as `#/components/schemas/Provider`. @throws {Error} if there is none */
export const lookUp = (document: Node, pointer: string): Node => {
  const steps = pointer.replace(/^#\//, "").split("/").map(stepOf);
  const found = steps.reduce<unknown>((node, step) => (isNode(node) ? node[step] : undefined), document);
  if (!isNode(found)) throw new Error(`The document has nothing at ${pointer}.`);
  return found;
};

/** Resolves a reference, through any number of references; returns anything else unchanged. */
export const resolve = (document: Node, node: unknown): Node => {
  const { $ref } = nodeAt(node);
  return typeof $ref === "string" ? resolve(document, lookUp(document, $ref)) : nodeAt(node);
};

/** Parameters of an operation, with resolved references. */
export const parametersOf = (document: Node, operation: Node): Node[] =>
  listAt(operation.parameters).map((parameter) => resolve(document, parameter));

/** Responses of an operation by status, with resolved references. */
export const responsesOf = (document: Node, operation: Node): [string, Node][] =>
  Object.entries(nodeAt(operation.responses)).map(([status, response]) => [status, resolve(document, response)]);

/** The content of a body or a response, by media type. */
export const contentOf = (holder: Node): [string, Node][] =>
  Object.entries(nodeAt(holder.content)).map(([type, media]) => [type, nodeAt(media)]);
