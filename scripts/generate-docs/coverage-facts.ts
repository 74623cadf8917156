import { type AnyOperation, contract, sourceText, type WalkedOperation, walk } from "../../contract/src/index.js";
import { openApiDocument } from "../../contract/src/openapi/index.js";
import * as moduleRoutes from "../../sdk/src/generated/routes/integration-provider.js";
import { Concordat } from "../../sdk/src/index.js";
import { mountApis } from "../../server/src/apis.js";
import { readConfiguration } from "../../server/src/configuration.js";
import { provedOperations } from "./proved-operations.js";

/** What exists for an operation. `undefined`: it does not apply to this kind of operation. */
export interface Facts {
  readonly server: boolean | undefined;
  readonly sdk: boolean;
  readonly openApi: boolean;
  readonly examples: number;
  readonly matrix: boolean | undefined;
  readonly badInput: boolean | undefined;
  readonly seed: string;
}

/** The servers of APIs use their context only when they are called, which does not happen here. */
const context = { configuration: readConfiguration({}) } as never;
const servedHere = new Set(mountApis(context).flatMap(({ served }) => served.map(({ operation }) => operation)));
const client: object = new Concordat({ baseUrl: "http://127.0.0.1:8080" });

const memberAt = (root: unknown, names: readonly string[]): unknown =>
  names.reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], root);

const isFunctionAt = (root: unknown, names: readonly string[]): boolean => typeof memberAt(root, names) === "function";

const documented = (): ReadonlySet<string> => {
  const { paths = {}, webhooks = {} } = openApiDocument();
  const items = [...Object.values(paths), ...Object.values(webhooks)] as Record<string, { operationId?: string }>[];
  return new Set(items.flatMap((item) => Object.values(item).map(({ operationId }) => operationId ?? "")));
};

/** Collects what exists for each operation of the contract, from the server, the SDK, the document and the proofs. */
export const coverageFacts = (): { readonly walked: WalkedOperation; readonly facts: Facts }[] => {
  const inDocument = documented();
  const { authorizationMatrix, badInput } = provedOperations();
  return [...walk(contract)].map((walked) => {
    const { id, names, operation } = walked;
    const isServed = operation.servedBy === "core";
    const proved = (operations: ReadonlySet<AnyOperation>) => (isServed ? operations.has(operation) : undefined);
    return {
      walked,
      facts: {
        server: isServed ? servedHere.has(operation) : undefined,
        sdk: isServed ? isFunctionAt(client, names) : `${names.at(-1)}Route` in moduleRoutes,
        openApi: inDocument.has(id),
        examples: operation.examples.length,
        matrix: proved(authorizationMatrix),
        badInput: proved(badInput),
        seed: sourceText(operation.source),
      },
    };
  });
};
