import { beforeAll, describe, expect, it, vi } from "vitest";
import * as ours from "./index.js";

const refusal = {
  operation: "x.y",
  status: 404,
  why: "Not Found",
  errorCode: null,
  code: null,
  codes: [],
  body: {},
  headers: new Headers(),
  requestId: null,
};

describe("errors of two copies of the package", () => {
  let theirs: typeof ours;

  beforeAll(async () => {
    vi.resetModules();
    theirs = await import("./index.js");
  });

  it("are of different classes", () => {
    expect(theirs.NotFoundError).not.toBe(ours.NotFoundError);
  });

  it("know each other all the same", () => {
    const error: unknown = new theirs.NotFoundError(refusal);
    expect(error instanceof ours.NotFoundError).toBe(true);
    expect(error instanceof ours.ApiError).toBe(true);
    expect(error instanceof ours.ConcordatError).toBe(true);
    expect(error instanceof Error).toBe(true);
    expect(ours.isConcordatError(error)).toBe(true);
    expect(error instanceof ours.ConflictError).toBe(false);
    expect(error instanceof ours.ConnectionError).toBe(false);
  });
});

describe("instanceof", () => {
  class ShopError extends ours.NotFoundError {}

  it("keeps its ordinary meaning for classes that others derive", () => {
    expect(new ShopError(refusal)).toBeInstanceOf(ShopError);
    expect(new ShopError(refusal)).toBeInstanceOf(ours.NotFoundError);
    expect(new ours.NotFoundError(refusal)).not.toBeInstanceOf(ShopError);
    expect(new ShopError(refusal).name).toBe("NotFoundError");
  });

  it.each([undefined, null, 7, "ConcordatError", {}, new Error("x"), Object.create(null)])(
    "holds not for %s",
    (value) => {
      expect(ours.isConcordatError(value)).toBe(false);
      expect(value instanceof ours.ApiError).toBe(false);
    },
  );
});

describe("an error", () => {
  it.each([
    [new ours.TimeoutError("x.y", 5), "TimeoutError: x.y: no answer within 5 ms"],
    [new ours.AbortedError("x.y", "left"), "AbortedError: x.y: the call was aborted"],
    [new ours.NotFoundError(refusal), "NotFoundError: x.y: 404 Not Found"],
    [new ours.InvalidArgumentError("no"), "InvalidArgumentError: no"],
  ])("says what happened in what operation", (error, text) => {
    expect(String(error)).toBe(text);
    expect(error.stack).toContain(text);
  });

  it("has the number of requests, and the id of the last response", () => {
    const context = { operation: "x.y", requestId: "R1", attempts: 3 };
    expect(new ours.ConnectionError("x", context)).toMatchObject(context);
    expect(new ours.ConnectionError("x")).toMatchObject({ operation: undefined, requestId: null, attempts: 0 });
    expect(new ours.NotFoundError(refusal)).toMatchObject({ requestId: null, attempts: 1 });
    expect(new ours.NotFoundError({ ...refusal, ...context })).toMatchObject(context);
  });

  it("takes what it does not know from its cause", () => {
    const cause = new ours.NotFoundError({ ...refusal, requestId: "R1", attempts: 3 });
    const progress = { done: [], responses: [], failed: [1], remaining: [] };
    const told = { operation: "x.y", requestId: "R1", attempts: 3 };
    expect(new ours.BulkError(progress, { cause })).toMatchObject(told);
    const outcome = { operation: "x.wait", reason: "timedOut", lastSeen: undefined, polls: 7, cause } as const;
    expect(new ours.WaitError("late", outcome)).toMatchObject({ ...told, operation: "x.wait", attempts: 7 });
  });

  it("keeps its cause, and has none where there was none", () => {
    expect(new ours.ConnectionError("x", { cause: 0 }).cause).toBe(0);
    expect(new ours.ConnectionError("x")).not.toHaveProperty("cause");
  });
});
