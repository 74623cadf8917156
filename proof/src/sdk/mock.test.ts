// What the mock of @concordat/sdk/msw says of a request that is wrong, and what the server says: the same, byte for byte.

import { contract, type Example, noBody, servedOperations } from "@concordat/contract";
import { mockConcordat } from "@concordat/sdk/msw";
import { startTestServer, type TestServer } from "@concordat/server/testing";
import { getResponse } from "msw";
import { beforeAll, describe, expect, it } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  return () => server.close();
});
const mock = mockConcordat({ onUnhandled: () => undefined });

/** What of an answer must be the same. Request ids differ, and the mock has no rights to tell apart. */
const seen = async (response: Response) => {
  const { headers, status } = response;
  const names = ["content-type", "www-authenticate", "allow", "link", "retry-after"];
  const text = (await response.text()).replace(/"correlation_id":"\w{26}"/, '"correlation_id":"…"');
  const kept = names.map((name) => [name, headers.get(name)?.replace("; charset=utf-8", "") ?? null]);
  return { status, body: text, ...Object.fromEntries(kept) };
};

const mocked = async (path: string, init: RequestInit): Promise<Response> => {
  const response = await getResponse([...mock.handlers], new Request(server.url + path, init));
  return response ?? expect.fail(`The mock does not answer ${path}.`);
};

/** Sends a request to both, and gives the status that both answer with. */
const compare = async (path: string, init: RequestInit): Promise<number> => {
  const expected = await seen(await fetch(server.url + path, init));
  expect(await seen(await mocked(path, init))).toEqual(expected);
  return expected.status;
};

const served = servedOperations(contract);
const pathOf = (path: string, { request }: Example): string =>
  path.replace(
    /:(\w+)/g,
    (_, name: string) => (request as { pathParams: Record<string, string> }).pathParams[name] ?? "",
  );
const cases = served.map(({ id, operation }) => ({
  id,
  operation,
  path: pathOf(operation.path, operation.examples[0] as Example),
}));
const bearer = (path: string) => ({
  authorization: `Bearer ${path.startsWith("/1.3/") ? server.account.token : server.admin.token}`,
});

describe("without credentials", () => {
  it.each(cases)("$id", async ({ operation, path }) => {
    const isGuest =
      JSON.stringify(operation.auth).includes('"Public"') && !JSON.stringify(operation.auth).includes("only");
    expect(await compare(path, { method: operation.method })).toBe(isGuest ? 400 : 401);
  });
});

describe("with a body that is wrong", () => {
  const bodies = ["", "7", '{"items":[{}]}', '{"name":"a\\u0000b"}', '{"nonsense":1}'];
  const withBody = cases.filter(({ operation }) => operation.body !== undefined && operation.body !== noBody);
  it.each(withBody)("$id", async ({ operation: { method }, path }) => {
    expect(await compare(path, { method, headers: bearer(path), body: "{" })).toBe(400);
    for (const body of bodies) {
      const init = { method, headers: bearer(path), body };
      // what is in order the mock takes, where the server goes on to look for what the path names
      const { status } = await mocked(path, init);
      if (status === 400) await compare(path, init);
    }
  });
});

describe("with an idempotency key that is none", () => {
  it.each(["/api/providers", "/1.3/object-storage-2"])("%s", async (path) => {
    const init = { method: "POST", headers: { ...bearer(path), "idempotency-key": "a b" }, body: "{}" };
    expect(await compare(path, init)).toBe(400);
  });
});

describe("where nothing is", () => {
  it.each(["/api/nothing", "/1.3/nothing", "/1.3/object-storage-2/regions/a/b/c"])("%s", async (path) => {
    expect(await compare(path, { headers: bearer(path) })).toBe(404);
  });
  it.each(["/api/providers/browse", "/1.3/object-storage-2/regions/europe-1"])("%s", async (path) => {
    expect(await compare(path, { method: "PATCH", headers: bearer(path) })).toBe(405);
  });
});

describe("with a query or a path that is wrong", () => {
  it.each([
    "/1.3/object-storage-2?limit=101",
    "/1.3/object-storage-2?limit=x&offset=-1",
    "/1.3/object-storage-2?sort=nothing",
    "/1.3/object-storage-2/not-a-uuid/users/%zz",
    "/api/providers/retrieve",
    "/api/providers/browse?itemsToSkip=-1",
    "/api/providers/browse?itemsPerPage=x&sortDirection=up",
  ])("%s", async (path) => {
    expect(await compare(path, { headers: bearer(path) })).toBeGreaterThanOrEqual(400);
  });
});
