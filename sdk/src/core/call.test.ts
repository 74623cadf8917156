import { describe, expect, it } from "vitest";
import { Concordat } from "../generated/concordat.js";
import type { FakeAnswer } from "../testing/fake-api.js";
import { fakeApi, json, refusal } from "../testing/fake-api.js";
import { ApiError } from "./errors/api-error.js";
import { ConflictError, ForbiddenError, NotFoundError, ServerError } from "./errors/status-errors.js";
import { UnexpectedAnswerError } from "./errors/unexpected-answer-error.js";

const cloudThat = (...answers: FakeAnswer[]) => {
  const { fetch, seen } = fakeApi(...answers);
  return { cloud: new Concordat({ baseUrl: "https://cloud.test", fetch, maxRetries: 0 }), seen };
};
const specification = { id: "example", domain: "provider.example.com", https: true };
const created = { responses: [{ id: "51231" }] };

describe("a call", () => {
  it("is sent when it is first awaited, and once only", async () => {
    const { cloud, seen } = cloudThat(json(200, created));
    const call = cloud.providers.create({ items: [specification] });
    expect(seen).toHaveLength(0);
    expect(await call).toEqual(created);
    expect(await call).toEqual(created);
    expect((await call.raw()).status).toBe(200);
    expect((await call.withResponse()).data).toEqual(created);
    expect(seen).toHaveLength(1);
  });

  it("is sent once when it is awaited several times at once", async () => {
    const { cloud, seen } = cloudThat(json(200, created));
    const call = cloud.providers.create({ items: [specification] });
    const results = await Promise.all([call, call, call.raw(), call.catch(() => undefined), call.finally()]);
    expect(results.map((result) => (result && "body" in result ? result.body : result))).toEqual(
      Array(5).fill(created),
    );
    expect(seen).toHaveLength(1);
  });

  it("is a promise in every respect", async () => {
    const { cloud } = cloudThat(json(200, created), refusal(404, "Not Found"));
    const order: string[] = [];
    await cloud.providers.create({ items: [specification] }).finally(() => order.push("finally"));
    expect(await cloud.providers.retrieve({ id: "1" }).catch((error) => (error as ApiError).status)).toBe(404);
    expect(order).toEqual(["finally"]);
  });

  it("gives the result with its headers and request id", async () => {
    const { cloud } = cloudThat(json(200, created, { "X-Request-Id": "R1", "X-More": "m" }));
    const { data, status, headers, requestId } = await cloud.providers
      .create({ items: [specification] })
      .withResponse();
    expect({ data, status, requestId, more: headers.get("x-more") }).toEqual({
      data: created,
      status: 200,
      requestId: "R1",
      more: "m",
    });
  });

  it("throws an error of the status's own class", async () => {
    const { cloud } = cloudThat(json(409, { why: "Conflict", errorCode: "NAME_TAKEN" }, { "job-id": "J3" }));
    const error = await cloud.providers.create({ items: [specification] }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).not.toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({
      name: "ConflictError",
      message: "providers.create: 409 Conflict (request J3)",
      operation: "providers.create",
      status: 409,
      why: "Conflict",
      errorCode: "NAME_TAKEN",
      code: "ucloud.conflict",
      codes: ["ucloud.conflict", "ucloud.idempotency_in_flight"],
      requestId: "J3",
      body: { why: "Conflict", errorCode: "NAME_TAKEN" },
    });
  });

  it("names every error that a status can stand for", async () => {
    const { cloud } = cloudThat(json(403, { why: "Forbidden", errorCode: "" }));
    const error: unknown = await cloud.providers.create({ items: [specification] }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ForbiddenError);
    expect(error).toMatchObject({
      code: null,
      codes: ["ucloud.forbidden", "ucloud.not_a_project_member"],
      errorCode: null,
    });
  });

  it("shows the caller's own line in the stack", async () => {
    const { cloud } = cloudThat(refusal(404, "Not Found"));
    const callProviders = async () => {
      await cloud.providers.retrieve({ id: "1" });
    };
    await expect(callProviders()).rejects.toMatchObject({ stack: expect.stringMatching(/callProviders.*call\.test/) });
  });
});

describe("raw()", () => {
  it("gives declared errors as values", async () => {
    const { cloud } = cloudThat(refusal(404, "Not Found", { "x-request-id": "R2" }));
    const answer = await cloud.providers.retrieve({ id: "1" }).raw();
    expect(answer).toMatchObject({ status: 404, body: { why: "Not Found", errorCode: null }, requestId: "R2" });
  });

  it("throws what the operation does not declare", async () => {
    const { cloud } = cloudThat(refusal(409, "Conflict"), refusal(504, "Gateway Timeout"), new Response("<html>"));
    await expect(cloud.providers.retrieve({ id: "1" }).raw()).rejects.toBeInstanceOf(ConflictError);
    await expect(cloud.providers.retrieve({ id: "1" }).raw()).rejects.toBeInstanceOf(ServerError);
    await expect(cloud.providers.retrieve({ id: "1" }).raw()).rejects.toBeInstanceOf(UnexpectedAnswerError);
  });
});
