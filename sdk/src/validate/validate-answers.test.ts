import { describe, expect, it } from "vitest";
import { contract, type Example, noBody, type Schema, walk } from "../../../contract/src/index.js";
import { Concordat, type ConcordatOptions, isConcordatError, type Route } from "../index.js";
import { fakeApi, json } from "../testing/fake-api.js";
import { InvalidAnswerError, validateAnswers } from "./index.js";
import { issuesOf } from "./issues-of.js";

const user = {
  username: "ada",
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada",
  created_at: "2026-03-04T09:12:40Z",
  access_keys: [],
  policies: [],
};
const problem = {
  type: "https://developers.upcloud.com/1.3/errors#ERROR_RESOURCE_NOT_FOUND",
  title: "No.",
  correlation_id: "01JDJE6Z12NC3NZNQGXNZME5Q8",
  status: 404,
};

const get = (status: number, body: unknown, options: Partial<ConcordatOptions> = validateAnswers()) => {
  const { fetch } = fakeApi(json(status, body, { "upcloud-cid": "request-1" }));
  const cloud = new Concordat({ baseUrl: "https://cloud.test", credentials: "t", fetch, ...options });
  return cloud.objectStorage.users.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
};
const key = (status: unknown) => ({
  access_key_id: "AKIA4C0FFEE15BAD5EED",
  status,
  created_at: "2026-03-04T09:12:44Z",
  last_used_at: "2026-03-04T09:12:44Z",
});

it("hands on what fits, with all that a newer server has added", async () => {
  const newer = { ...user, later: { more: 1 } };
  expect(await get(200, newer)).toEqual(newer);
  await expect(get(404, { ...problem, later: true })).rejects.toMatchObject({ name: "NotFoundError" });
});

it("throws what does not, and says where and why", async () => {
  const error = await get(200, { ...user, username: 7, access_keys: [{}] }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InvalidAnswerError);
  expect(isConcordatError(error)).toBe(true);
  expect(error).toMatchObject({
    name: "InvalidAnswerError",
    operation: "objectStorage.users.get",
    requestId: "request-1",
    attempts: 1,
    status: 200,
    issues: expect.arrayContaining([
      { path: "username", message: "Value must be a string.", kind: "form" },
      { path: "access_keys.0.access_key_id", message: "Value is required.", kind: "form" },
    ]),
  });
  expect((error as Error).message).toMatch(
    /^objectStorage\.users\.get: the 200 does not fit the contract: username: Value must be a string\. access_keys/,
  );
});

it("keeps its message short, and its issues whole", () => {
  const issues = Array.from({ length: 9 }, (_, index) => ({
    path: `m${index}`,
    message: "Wrong.",
    kind: "form" as const,
  }));
  const error = new InvalidAnswerError({ operation: "x", status: 200, issues, requestId: null, attempts: 1 });
  expect(error.message).toBe(
    "x: the 200 does not fit the contract: m0: Wrong. m1: Wrong. m2: Wrong. m3: Wrong. m4: Wrong. And 4 more.",
  );
  expect(error.issues).toHaveLength(9);
});

it("looks at errors too, as far as they are declared", async () => {
  await expect(get(404, { ...problem, status: "404" })).rejects.toBeInstanceOf(InvalidAnswerError);
  await expect(get(404, { ...problem, status: "404" }).raw()).rejects.toBeInstanceOf(InvalidAnswerError);
  await expect(get(418, { ...problem, status: "404" })).rejects.toMatchObject({ name: "ApiError", status: 418 });
});

it("calls `onInvalid` and returns the response", async () => {
  const told: InvalidAnswerError[] = [];
  const wrong = { ...user, username: 7 };
  expect(await get(200, wrong, validateAnswers({ onInvalid: (error) => void told.push(error) }))).toEqual(wrong);
  expect(told).toEqual([expect.any(InvalidAnswerError)]);
  const mine = new Error("mine");
  const onInvalid = () => Promise.reject(mine);
  await expect(get(200, wrong, validateAnswers({ onInvalid }))).rejects.toBe(mine);
});

describe("values that the contract does not list", () => {
  const allow = validateAnswers({ unknownValues: "allow" });

  it("are reported as such", async () => {
    const issue = { path: "access_keys.0.status", kind: "unknown-value" };
    await expect(get(200, { ...user, access_keys: [key("Sleeping")] })).rejects.toMatchObject({ issues: [issue] });
  });

  it("can be allowed, and nothing else with them", async () => {
    const newer = { ...user, access_keys: [key("Sleeping")] };
    expect(await get(200, newer, allow)).toEqual(newer);
    await expect(get(200, { ...newer, access_keys: [key(7)] }, allow)).rejects.toMatchObject({
      issues: [{ path: "access_keys.0.status", kind: "form" }],
    });
    await expect(get(200, { ...newer, arn: 7 }, allow)).rejects.toMatchObject({ issues: [{ path: "arn" }] });
  });

  it("may be kinds of a union", async () => {
    const { checkAnswer } = validateAnswers();
    const answer = { status: 200, body: { type: "later" }, headers: new Headers(), requestId: null, attempts: 1 };
    await expect(checkAnswer({ id: "providers.requestApproval" } as Route, answer)).rejects.toMatchObject({
      issues: [{ path: "type", kind: "unknown-value" }],
    });
    await allow.checkAnswer({ id: "providers.requestApproval" } as Route, answer);
  });
});

it("takes the nulls that older servers send for elements", async () => {
  const { checkAnswer } = validateAnswers();
  const send = (responses: unknown[]) =>
    checkAnswer({ id: "providers.updateAcl" } as Route, {
      status: 200,
      body: { responses },
      headers: new Headers(),
      requestId: null,
      attempts: 1,
    });
  await send([null, {}]);
  await expect(send([7])).rejects.toBeInstanceOf(InvalidAnswerError);
});

it("knows no opinion about what the contract does not have", async () => {
  const answer = { status: 200, body: 7, headers: new Headers(), requestId: null, attempts: 1 };
  await validateAnswers().checkAnswer({ id: "providers.later" } as Route, answer);
});

const bodies = [...walk(contract)].flatMap(({ id, operation }) =>
  operation.success.body === noBody
    ? []
    : operation.examples.map((example: Example) => ({
        id,
        schema: operation.success.body as Schema,
        body: example.response,
      })),
);

describe("secrets", () => {
  const secret = "s3cr3t-Value/40";
  /** Puts the secret wherever something else was. */
  const spoilt = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(spoilt);
    if (typeof value !== "object" || value === null) return [secret];
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, spoilt(member)]));
  };
  const texts = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(texts);
    if (typeof value !== "object" || value === null) return secret;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, texts(member)]));
  };
  it.each(bodies)("are not repeated: $id", ({ schema, body }) => {
    expect(issuesOf(schema as never, body)).toEqual([]);
    for (const wrong of [spoilt(body), texts(body), secret, [secret]])
      expect(JSON.stringify(issuesOf(schema as never, wrong))).not.toContain(secret);
  });
});
