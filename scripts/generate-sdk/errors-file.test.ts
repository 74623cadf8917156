import { expect, it } from "vitest";
import { errorsFile } from "./errors-file.js";
import type { OperationModel } from "./operation-model.js";

const entry = (code: string, status: number, more = {}) => ({ code, status, when: "W", remedy: "R", ...more });
const rowsOf = (...errors: ReturnType<typeof entry>[]) =>
  [...errorsFile([{ operation: { errors } } as unknown as OperationModel]).text.matchAll(/DeclaredError = (.+);/g)].map(
    ([, row]) => row,
  );

it("marks nothing that its status already tells", () => {
  expect(rowsOf(entry("a.x", 404, { problem: "X" }), entry("a.y", 503, { retryAfterSeconds: 1 }))).toEqual([
    '[404, "a.x"]',
    '[503, "a.y"]',
  ]);
});

it("marks errors of the same status by the API's own codes, and those that can be tried again by Retry-After", () => {
  const twins = [
    entry("a.x", 400, { problem: "X" }),
    entry("a.y", 400, { problem: "Y" }),
    entry("a.z", 409, { problem: "Z" }),
    entry("a.later", 409, { problem: "Z", retryAfterSeconds: 1 }),
  ];
  expect(rowsOf(...twins)).toEqual([
    '[400, "a.x", "X"]',
    '[400, "a.y", "Y"]',
    '[409, "a.z"]',
    '[409, "a.later", "retry-after"]',
  ]);
});

it("does not mark what cannot be told apart, nor for the sake of the other API", () => {
  expect(rowsOf(entry("a.x", 401), entry("a.y", 401), entry("a.z", 404), entry("b.z", 404, { problem: "Z" }))).toEqual([
    '[401, "a.x"]',
    '[401, "a.y"]',
    '[404, "a.z"]',
    '[404, "b.z"]',
  ]);
  expect(rowsOf(entry("a.x", 400, { problem: "P" }), entry("a.y", 400, { problem: "P" }))).toEqual([
    '[400, "a.x"]',
    '[400, "a.y"]',
  ]);
});
