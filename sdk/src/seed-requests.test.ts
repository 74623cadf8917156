import type { Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Concordat } from "./index.js";
import { type ArrivedRequest, bodyOf, close, listen } from "./testing/http-server.js";

/** Whatever the request, the answer that makes the call succeed. */
const answers: Readonly<Record<string, unknown>> = {
  "/api/providers/requestApproval": { type: "requires_signature", token: "9eb96d0a27b1330cdc727ef4316bd48265f71414" },
  "/auth/providers/refresh": { responses: [{ accessToken: "eyJ" }] },
};

let server: Server;
let cloud: Concordat;
const arrived: ArrivedRequest[] = [];

beforeAll(async () => {
  const listening = await listen(async (request, response) => {
    const { method, url, headers } = request;
    arrived.push({ method, url, headers, body: await bodyOf(request) });
    response.setHeader("content-type", "application/json; charset=UTF-8");
    response.end(JSON.stringify(answers[url ?? ""] ?? { id: "51231" }));
  });
  server = listening.server;
  cloud = new Concordat({ baseUrl: listening.baseUrl, credentials: "accessToken" });
});
beforeEach(() => {
  arrived.length = 0;
});
afterAll(() => close(server));

const product = { id: "", category: "", provider: "ucloud_core" };
const token = "9eb96d0a27b1330cdc727ef4316bd48265f71414";

describe("the seed's requests, on the wire", () => {
  it.each([
    [
      "retrieveSpecification",
      () => cloud.providers.retrieveSpecification({ id: "51231" }),
      { method: "GET", url: "/api/providers/retrieveSpecification?id=51231" },
      undefined,
    ],
    [
      "retrieve",
      () =>
        cloud.providers.retrieve({
          id: "51231",
          flags: {
            includeOthers: false,
            includeUpdates: false,
            includeSupport: false,
            includeProduct: false,
            filterCreatedBy: null,
            hideProvider: undefined,
          },
        }),
      {
        method: "GET",
        url: "/api/providers/retrieve?includeOthers=false&includeUpdates=false&includeSupport=false&includeProduct=false&id=51231",
      },
      undefined,
    ],
    [
      "requestApproval: information",
      () =>
        cloud.providers.requestApproval({
          type: "information",
          specification: { id: "example", domain: "provider.example.com", https: true, port: null, product },
        }),
      { method: "POST", url: "/api/providers/requestApproval" },
      {
        type: "information",
        specification: { id: "example", domain: "provider.example.com", https: true, port: null, product },
      },
    ],
    [
      "requestApproval: sign",
      () => cloud.providers.requestApproval({ type: "sign", token }),
      { method: "POST", url: "/api/providers/requestApproval" },
      { type: "sign", token },
    ],
    ["approve", () => cloud.providers.approve({ token }), { method: "POST", url: "/api/providers/approve" }, { token }],
  ])("%s", async (_, call, line, body) => {
    await call();
    expect(arrived).toHaveLength(1);
    expect(arrived[0]).toMatchObject(line);
    expect(arrived[0]?.headers).toMatchObject({ authorization: "Bearer accessToken", accept: "application/json" });
    expect(arrived[0]?.body).toBe(body === undefined ? "" : JSON.stringify(body));
    expect(arrived[0]?.headers["content-type"]).toBe(body === undefined ? undefined : "application/json");
  });

  it("refresh, whose bearer is of no use", async () => {
    const body = { items: [{ refreshToken: "fb69e4367ee0fe4c76a4a926394aee547a41d998" }] };
    const { responses } = await cloud.authProviders.refresh(body);
    expect(responses).toEqual([{ accessToken: "eyJ" }]);
    expect(arrived[0]).toMatchObject({ method: "POST", url: "/auth/providers/refresh", body: JSON.stringify(body) });
  });

  it("a workspace goes into the header `Project`", async () => {
    await cloud.providers.create({ items: [] }, { project: "b5c8f1e0" });
    expect(arrived[0]?.headers["project"]).toBe("b5c8f1e0");
  });
});
