import { describe, expect, it } from "vitest";
import { createRoute, initRoute, retrieveRoute } from "../generated/routes/providers.js";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";
import { prepareRequest, type RequestDefaults } from "./request.js";
import type { Route } from "./route.js";

const defaults: RequestDefaults = { baseUrl: "https://cloud.test", headers: {}, options: {} };

const objectStorageRoute: Route = {
  id: "objectStorage.users.update",
  method: "PATCH",
  path: "/1.3/object-storage-2/:service_uuid/users/:username",
  query: [],
  body: "argument",
  status: 200,
  errors: [],
};

describe("a request", () => {
  it("has the path's variables in the path and the parameters in the query", () => {
    const args = {
      path: ["12", "a/b"],
      query: { force: true },
      body: { email: null, name: undefined },
    };
    const request = prepareRequest(objectStorageRoute, args, {}, defaults);
    expect(request).toEqual({
      url: "https://cloud.test/1.3/object-storage-2/12/users/a%2Fb?force=true",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: '{"email":null}',
    });
  });

  it("takes nothing into a query that the operation does not have", () => {
    const { query: _, ...route } = objectStorageRoute;
    const args = { path: ["12", "ada"], query: { createdAt: "yesterday" }, body: {} };
    expect(prepareRequest(route, args, {}, defaults).url).toMatch(/\/users\/ada$/);
  });

  it("has no body and no type where the operation takes none", () => {
    const request = prepareRequest(retrieveRoute, { query: { id: "1" } }, {}, defaults);
    expect(request).toEqual({
      url: "https://cloud.test/api/providers/retrieve?id=1",
      headers: { accept: "application/json" },
    });
  });

  it("writes documents that are objects as text within the body, and leaves text as it is", () => {
    const route = { ...objectStorageRoute, documents: ["document"] };
    const bodyWith = (document: unknown) =>
      prepareRequest(route, { path: ["12", "ada"], body: { name: "x", document } }, {}, defaults).body;
    const document = { Version: "2012-10-17", Statement: [] };
    expect(JSON.parse(bodyWith(document) ?? "")).toEqual({ name: "x", document: JSON.stringify(document) });
    expect(JSON.parse(bodyWith("%7B%7D") ?? "")).toEqual({ name: "x", document: "%7B%7D" });
    expect(bodyWith(undefined)).toBe('{"name":"x"}');
    expect(bodyWith(null)).toBe('{"name":"x","document":null}');
  });

  it("has an empty object as body where nobody reads it", () => {
    expect(prepareRequest(initRoute, {}, {}, defaults).body).toBe("{}");
  });

  it("sends options as the headers that the operation declares", () => {
    const client = { ...defaults, options: { project: "theirs" } };
    const projectIn = (route: Route, options: object) =>
      prepareRequest(route, { query: { id: "1" }, body: {} }, options, client).headers["project"];
    expect(projectIn(createRoute, {})).toBe("theirs");
    expect(projectIn(createRoute, { project: "ours" })).toBe("ours");
    expect(projectIn(createRoute, { project: undefined })).toBe("theirs");
    expect(projectIn(createRoute, { project: null })).toBeUndefined();
    const { headers: _, ...withoutHeaders } = createRoute;
    expect(projectIn(withoutHeaders, { project: "ours" })).toBeUndefined();
  });

  it("prefers the call's headers to the client's, in any case", () => {
    const client = { ...defaults, headers: { "X-Trace": "client", Accept: "text/plain" } };
    const { headers } = prepareRequest(
      retrieveRoute,
      { query: { id: "1" } },
      { headers: { "x-TRACE": "call" } },
      client,
    );
    expect(headers).toEqual({ accept: "text/plain", "x-trace": "call" });
  });

  it.each([
    { authorization: "Bearer s3cret\n" },
    { authorization: "Bearer s3cret\u0000" },
    { authorization: "s3cret–" },
    { "bad name": "s3cret" },
  ])("refuses headers that cannot be sent, without repeating them", (headers) => {
    const refused = () => prepareRequest(retrieveRoute, { query: { id: "1" } }, { headers }, defaults);
    expect(refused).toThrow(InvalidArgumentError);
    expect(refused).toThrow(expect.not.objectContaining({ message: expect.stringContaining("s3cret") }));
  });
});
