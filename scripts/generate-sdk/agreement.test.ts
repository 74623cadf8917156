import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contract, noBody, type Schema, servedOperations, walk } from "../../contract/src/index.js";
import { Concordat, integrationProviderRoutes } from "../../sdk/src/index.js";
import { fakeApi, json } from "../../sdk/src/testing/fake-api.js";
import { sources } from "../generate-sdk.js";
import { exampleArguments } from "./example-code.js";
import { filesOf } from "./files.js";
import { operationModelOf } from "./operation-model.js";

const files = filesOf(await sources());
const generated = new URL("../../sdk/src/generated/", import.meta.url);

describe("the SDK in this repository", () => {
  it.each(files)("has $path as the contract makes it", ({ path, text }) => {
    expect(readFileSync(new URL(path, generated), "utf8")).toBe(text);
  });

  it("knows the calls that Core makes to providers, and has no methods for them", () => {
    const walked = [...walk(contract)].filter(({ operation }) => operation.servedBy === "provider");
    const routes = Object.values(integrationProviderRoutes).map(({ id, method, path }) => [id, method, path]);
    expect(routes).toEqual(walked.map(({ id, operation }) => [id, operation.method, operation.path]));
    expect(new Concordat({ baseUrl: "https://core.test" })).not.toHaveProperty("integrationProvider");
  });
});

const examples = servedOperations(contract).flatMap((walked) =>
  walked.operation.examples.map((example) => ({ ...walked, example, title: example.name })),
);

type Method = (...args: unknown[]) => PromiseLike<unknown>;

const methodOf = (cloud: Concordat, names: readonly string[]): Method => {
  let owner: unknown = cloud;
  for (const name of names.slice(0, -1)) owner = (owner as Record<string, unknown>)[name];
  const method = (owner as Record<string, Method | undefined>)[names.at(-1) ?? ""];
  return (...args) => method?.apply(owner, args) ?? Promise.reject(new Error(`${names.join(".")} is missing`));
};

const pathOf = (path: string, variables: object = {}): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent((variables as Record<string, string>)[name] ?? ""));

/** As servers read a query: what is repeated becomes a list. */
const parametersOf = ({ searchParams }: URL): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const [first = "", ...more] = searchParams.getAll(name);
      return [name, more.length > 0 ? [first, ...more] : first];
    }),
  );

const read = async (schema: Schema, value: unknown): Promise<unknown> => {
  const result = await schema["~standard"].validate(value);
  expect(result.issues ?? []).toEqual([]);
  return "value" in result ? result.value : undefined;
};

describe("what the SDK sends for the examples of the contract", () => {
  it.each(examples)("$id ($title) is what the contract reads, and its answer comes back", async (walked) => {
    const { names, operation, example } = walked;
    const { status, body: answer } = operation.success;
    const { fetch, seen } = fakeApi(
      answer === noBody ? new Response(null, { status }) : json(status, example.response),
    );
    const cloud = new Concordat({ baseUrl: "https://core.test", fetch, credentials: "token" });
    const result = await methodOf(cloud, names)(...exampleArguments(operationModelOf(walked), example));

    const [request] = seen;
    const url = new URL(request?.url ?? "");
    const sent = example.request as { readonly pathParams?: object; readonly query?: unknown; readonly body?: unknown };
    expect([request?.method, url.pathname]).toEqual([operation.method, pathOf(operation.path, sent.pathParams)]);
    expect(result).toEqual(answer === noBody ? undefined : example.response);
    if (operation.query)
      expect(await read(operation.query, parametersOf(url))).toEqual(await read(operation.query, sent.query));
    if (operation.body && operation.body !== noBody)
      expect(await read(operation.body, JSON.parse(request?.body ?? ""))).toEqual(
        await read(operation.body, sent.body ?? {}),
      );
  });
});
