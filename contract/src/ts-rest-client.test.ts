import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { initClient } from "@ts-rest/core";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import type * as z from "zod";
import { type CommonErrorMessage, type ProviderSpecification, type Unit, ucloud } from "./ucloud/index.js";
import { exampleSpecification } from "./ucloud/providers/examples.js";

const requests: { method: string; url: string; project: unknown; body: string }[] = [];

const textOf = async (request: IncomingMessage) => {
  const chunks = await request.toArray();
  return Buffer.concat(chunks).toString();
};

const server = createServer(async (request, response) => {
  const { method = "", url = "", headers } = request;
  requests.push({ method, url, project: headers.project, body: await textOf(request) });
  const isKnown = url.includes("51231") || method === "POST";
  response.writeHead(isKnown ? 200 : 404, { "Content-Type": "application/json" });
  if (!isKnown) return void response.end(JSON.stringify({ why: "Not Found", errorCode: null }));
  response.end(JSON.stringify(method === "POST" ? { responses: [{ id: "1" }] } : exampleSpecification));
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => void server.close());

const connect = () =>
  initClient(ucloud, {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    baseHeaders: { authorization: "Bearer x" },
  });

describe("ts-rest's own client", () => {
  it("takes the contract as it is, and knows the body by the status", async () => {
    const response = await connect().providers.retrieveSpecification({ query: { id: "51231" } });
    expect(requests.at(-1)).toMatchObject({ method: "GET", url: "/api/providers/retrieveSpecification?id=51231" });
    if (response.status !== 200) throw new Error(`Status ${response.status} was not expected.`);
    expectTypeOf(response.body).toEqualTypeOf<ProviderSpecification>();
    expect(response.body).toEqual(exampleSpecification);
  });

  it("knows the errors that an operation declares", async () => {
    const response = await connect().providers.retrieveSpecification({ query: { id: "7" } });
    if (response.status !== 404) throw new Error(`Status ${response.status} was not expected.`);
    expectTypeOf(response.body).toEqualTypeOf<CommonErrorMessage>();
    expect(response.body).toEqual({ why: "Not Found", errorCode: null });
  });

  it("sends bodies and headers, and may omit defaults", async () => {
    const item = { id: "acme", domain: "p.acme.test", https: true };
    const response = await connect().providers.create({ body: { items: [item] }, headers: { project: "p-1" } });
    expect(response.status).toBe(200);
    expect(requests.at(-1)).toMatchObject({ method: "POST", url: "/api/providers", project: "p-1" });
    expect(JSON.parse(requests.at(-1)?.body ?? "")).toEqual({ items: [item] });
  });

  it("knows flags as flat parameters", async () => {
    const { browse } = connect().providers;
    await browse({ query: { filterName: "example", includeOthers: true, itemsPerPage: 25 }, headers: {} });
    expect(requests.at(-1)?.url).toBe("/api/providers/browse?filterName=example&includeOthers=true&itemsPerPage=25");
    // @ts-expect-error the nested form of the model does not travel
    await browse({ query: { flags: {} }, headers: {} });
  });

  it("refuses what the contract does not know", () => {
    const { approve, renewToken } = connect().providers;
    // @ts-expect-error the token is missing
    const withoutToken: Parameters<typeof approve>[0] = { body: {} };
    expect(withoutToken).toBeDefined();
    type Renewed = Extract<Awaited<ReturnType<typeof renewToken>>, { status: 200 }>["body"];
    expectTypeOf<Renewed>().toEqualTypeOf<z.output<typeof Unit>>();
  });
});
