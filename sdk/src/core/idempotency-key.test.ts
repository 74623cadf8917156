import { afterEach, expect, it, vi } from "vitest";
import { newIdempotencyKey } from "./idempotency-key.js";

afterEach(() => void vi.unstubAllGlobals());

it("is a UUID where the platform makes them", () => {
  expect(newIdempotencyKey()).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
});

it("is as random on pages that are not served securely", () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(newIdempotencyKey()).toMatch(/^\d+(-\d+){3}$/);
  expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
});

it("is none where nothing is random", () => {
  vi.stubGlobal("crypto", undefined);
  expect(newIdempotencyKey()).toBeUndefined();
});
