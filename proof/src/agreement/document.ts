/** The parts of an OpenAPI 3.1 document that say what answers look like. */
export interface ResponseDescription {
  readonly headers?: Readonly<Record<string, Reference | HeaderDescription>>;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
export interface HeaderDescription {
  readonly required?: boolean;
  readonly schema?: object;
}
export interface Reference {
  readonly $ref: string;
}
interface OperationDescription {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Reference | ResponseDescription>>;
}
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationDescription>>>>;
}

/** Follows a reference inside a document, or hands back what is no reference. */
export const resolved = <Node extends object>(document: object, node: Node | Reference): Node => {
  if (!("$ref" in node)) return node;
  const steps = node.$ref.slice("#/".length).split("/");
  return steps.reduce<unknown>(
    (place, step) => (place as Record<string, unknown>)[step.replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  ) as Node;
};

/** An operation as the document describes it, with the way to its place there. */
export interface DescribedOperation {
  readonly id: string;
  readonly responses: Readonly<Record<string, ResponseDescription>>;
}

const fits = (template: readonly string[], path: readonly string[]): boolean =>
  template.length === path.length && template.every((part, index) => part.startsWith("{") || part === path[index]);

/** Makes what finds the operation behind a request, by the document alone: the first literal segment wins over a variable. */
export const operationFinder = (document: OpenApiDocument) => {
  const templates = Object.entries(document.paths)
    .map(([path, item]) => ({ parts: path.split("/"), item, order: path.replace(/\{\w+\}/g, "~") }))
    .sort((one, other) => (one.order < other.order ? -1 : 1));
  return (method: string, target: string): DescribedOperation | undefined => {
    const path = (target.split("?")[0] ?? "").split("/");
    // a path is described once: a method that is not described there is not one of a path that fits as well
    const described = templates.find(({ parts }) => fits(parts, path))?.item[method.toLowerCase()];
    if (!described) return undefined;
    const responses = Object.entries(described.responses).map(([status, response]) => [
      status,
      resolved<ResponseDescription>(document, response),
    ]);
    return { id: described.operationId, responses: Object.fromEntries(responses) };
  };
};
