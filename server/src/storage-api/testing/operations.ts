import { type AnyOperation, noBody, type Schema, type WalkedOperation, walk } from "@concordat/contract";
import { objectStorage } from "@concordat/contract/object-storage";

/** Every operation of the object storage contract. */
export const operations: readonly WalkedOperation[] = [...walk(objectStorage)];

/** The schema of an operation's body, if it takes one. */
export const bodySchema = ({ body }: AnyOperation): Schema | undefined =>
  body === undefined || body === noBody ? undefined : (body as Schema);

/** A request as the tests' client takes it, its path whole. */
export interface ExampleRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const queryOf = (query: Readonly<Record<string, unknown>>): string => {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, String(one)] as [string, string]),
  );
  return parameters.length === 0 ? "" : `?${new URLSearchParams(parameters)}`;
};

/** The first example of an operation as a request, with some path variables of the test's own. */
export const firstExample = (
  operation: AnyOperation,
  pathParams: Readonly<Record<string, string>> = {},
): ExampleRequest => {
  const [example] = operation.examples;
  const request = example?.request as {
    readonly pathParams?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly body?: unknown;
  };
  const variables: Readonly<Record<string, string>> = { ...request.pathParams, ...pathParams };
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(variables[name] ?? ""));
  return { method: operation.method, path: path + queryOf(request.query ?? {}), body: request.body };
};
