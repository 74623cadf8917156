import { describe, expect, it } from "vitest";
import { catalogueLink } from "../../../../contract/src/index.js";
import { ucloudErrors } from "../../../../contract/src/ucloud/index.js";
import { Concordat } from "../../generated/concordat.js";
import { fakeApi, json, refusal } from "../../testing/fake-api.js";
import { ApiError, isErrorOf, NotFoundError, RateLimitedError } from "./index.js";

/** Without repetitions, which would need answers of their own. */
const once = { maxRetries: 0 };

const thrownFor = async (answer: Response | Error) => {
  const cloud = new Concordat({ baseUrl: "https://cloud.test", fetch: fakeApi(answer).fetch, ...once });
  return cloud.providers.create({ items: [] }).catch((error: unknown) => error);
};

describe("an error of an operation", () => {
  it("is what it declares, and no other operation's", async () => {
    const error = await thrownFor(refusal(409, "Conflict"));
    expect(isErrorOf("providers.create", error)).toBe(true);
    expect(isErrorOf("providers.update", error)).toBe(false);
  });

  it.each([refusal(404, "Not Found"), refusal(418, "Slow down"), json(200, "x"), new TypeError("fetch failed")])(
    "is nothing else: %#",
    async (answer) => {
      expect(isErrorOf("providers.create", await thrownFor(answer))).toBe(false);
    },
  );

  it("is nothing that the operation did not throw", () => {
    expect(isErrorOf("providers.create", undefined)).toBe(false);
    expect(isErrorOf("providers.create", new Error("providers.create"))).toBe(false);
  });
});

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  json(status, { type: `https://developers.upcloud.com/1.3/errors#ERROR_${code}`, title: "No", status }, headers);

const codeOf = async (answer: Response, call: (cloud: Concordat) => PromiseLike<unknown>) => {
  const cloud = new Concordat({ baseUrl: "https://cloud.test", fetch: fakeApi(answer).fetch, ...once });
  const error = await Promise.resolve(call(cloud)).catch((thrown: unknown) => thrown);
  return error instanceof ApiError ? error.code : expect.unreachable();
};
const createService = ({ objectStorage }: Concordat) =>
  objectStorage.services.create({ name: "media", region: "europe-1", configured_status: "started" });
const createWebsite = ({ objectStorage }: Concordat) =>
  objectStorage.staticWebsites.create("12", { domain_name: "a.test", bucket_name: "b" });
const createProvider = ({ providers }: Concordat) => providers.create({ items: [] });
const getService = ({ objectStorage }: Concordat) => objectStorage.services.get("12");

const errors = Object.values(ucloudErrors);

describe("the code of an error", () => {
  it.each([
    ["the status", problem(404, "RESOURCE_NOT_FOUND"), getService, "object_storage.resource_not_found"],
    ["the status, whatever the API calls it", problem(404, "NEWS"), getService, "object_storage.resource_not_found"],
    ["the API's own code", problem(400, "INVALID_REQUEST"), createWebsite, "object_storage.invalid_request"],
    ["the API's own other code", problem(400, "SERVICE_ERROR"), createWebsite, "object_storage.service_error"],
    [
      "Retry-After",
      problem(409, "CONFLICT", { "retry-after": "1" }),
      createWebsite,
      "object_storage.idempotency_in_flight",
    ],
    ["that there is none", problem(409, "CONFLICT"), createWebsite, "object_storage.conflict"],
    [
      "Retry-After of UCloud",
      refusal(409, "Busy", { "Retry-After": "1" }),
      createProvider,
      "ucloud.idempotency_in_flight",
    ],
    ["its absence", refusal(409, "Conflict"), createProvider, "ucloud.conflict"],
  ])("is decided by %s", async (_, answer, call, code) => {
    expect(await codeOf(answer, call)).toBe(code);
  });

  it.each(["ucloud.unauthorized", "ucloud.missing_scope"])(
    "is %s where the answer leads to its entry",
    async (code) => {
      const entry = errors.find((each) => each.code === code) ?? expect.unreachable();
      const link = `</help>; rel="help", ${catalogueLink(entry)}`;
      expect(await codeOf(refusal(401, "Unauthorized", { link }), createProvider)).toBe(code);
    },
  );

  it("is none that the operation does not declare, wherever the answer leads", async () => {
    const link = '</docs/errors#ucloud.bad_acl_update>; rel="describedby"';
    expect(await codeOf(refusal(403, "Forbidden", { link }), createProvider)).toBeNull();
  });

  it.each([
    ["two errors have the same status", refusal(401, "Unauthorized"), createProvider],
    ["the API's own code is news", problem(400, "NEWS"), createWebsite],
    ["the only error of the status is another", problem(409, "CONFLICT"), createService],
    ["the status is not declared", refusal(418, "Teapot"), createProvider],
  ])("is left open where %s", async (_, answer, call) => {
    expect(await codeOf(answer, call)).toBeNull();
  });
});

describe("how long to wait", () => {
  it("stands in every refusal that says so", async () => {
    const headers = { "retry-after": "7" };
    expect(await thrownFor(refusal(503, "Away", headers))).toMatchObject({ name: "ServerError", retryAfterMs: 7000 });
    expect(await thrownFor(new Response("<html>", { status: 502, headers }))).toMatchObject({
      name: "UnexpectedAnswerError",
      retryAfterMs: 7000,
    });
    expect(await thrownFor(refusal(503, "Away"))).toMatchObject({ retryAfterMs: null });
  });

  it.each(["", "Too Many Requests", "<html>", "{}", '{"message":"slow"}'])(
    "may come from any rate limiter, whatever its body: %j",
    async (text) => {
      const headers = { "retry-after": "1", "x-request-id": "R4" };
      const error = await thrownFor(new Response(text, { status: 429, headers }));
      expect(error).toBeInstanceOf(RateLimitedError);
      expect(error).not.toBeInstanceOf(NotFoundError);
      expect(error).toMatchObject({
        message: "providers.create: 429 Too many requests (request R4)",
        operation: "providers.create",
        retryAfterMs: 1000,
        requestId: "R4",
        attempts: 1,
        code: "ucloud.rate_limited",
      });
    },
  );
});
