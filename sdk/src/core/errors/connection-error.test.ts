import { expect, it } from "vitest";
import { reasonOf } from "./connection-error.js";

it("finds the innermost cause", () => {
  const deep = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
  expect(reasonOf(Object.assign(new TypeError("fetch failed", { cause: deep }), { code: "OUTER" }))).toBe(
    "ECONNREFUSED",
  );
  expect(reasonOf(Object.assign(new Error("x", { cause: "text" }), { code: "OUTER" }))).toBe("OUTER");
});

it.each([undefined, null, "text", new Error("x"), { code: 7 }])("finds none in %s", (thrown) => {
  expect(reasonOf(thrown)).toBeUndefined();
});
