import { contract, type Example, type WalkedOperation, walk } from "../../../../contract/src/index.js";
import { exampleArguments } from "../../../../scripts/generate-sdk/example-code.js";
import { operationModelOf } from "../../../../scripts/generate-sdk/operation-model.js";
import { Concordat, type ConcordatOptions, integrationProviderRoutes, type Route, Transport } from "../../index.js";

export const baseUrl = "https://cloud.test/below";

/** A client for a mock at the base URL, which sends each request once. */
export const optionsOf = (options: Partial<ConcordatOptions> = {}): ConcordatOptions => ({
  baseUrl,
  credentials: "token",
  maxRetries: 0,
  ...options,
});

type Method = (...args: unknown[]) => PromiseLike<unknown>;

const fromRoute = (route: Route, args: readonly unknown[], options: ConcordatOptions): PromiseLike<unknown> => {
  const path = args.slice(0, route.path.split(":").length - 1);
  return new Transport(options).call(route, { path, body: args[path.length] });
};

/** Sends an example of the contract through the SDK; what a provider serves has no method of its own there. */
export const callExample = (
  walked: WalkedOperation,
  example: Example,
  options: Partial<ConcordatOptions> = {},
): PromiseLike<unknown> => {
  const args = exampleArguments(operationModelOf(walked), example);
  const { names, operation, id } = walked;
  if (operation.servedBy === "provider") {
    const route = Object.values(integrationProviderRoutes).find((each) => each.id === id) as Route;
    return fromRoute(route, args, optionsOf(options));
  }
  let owner: unknown = new Concordat(optionsOf(options));
  for (const name of names.slice(0, -1)) owner = (owner as Record<string, unknown>)[name];
  const method = (owner as Record<string, Method>)[names.at(-1) ?? ""] as Method;
  return method.apply(owner, args);
};

/** Every operation of the contract. */
export const walkedOperations: readonly WalkedOperation[] = [...walk(contract)];
