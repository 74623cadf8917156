import { expect, it } from "vitest";
import { requestIdOf } from "./request-id.js";

it.each([
  [{ "X-Request-Id": "R", "Upcloud-Cid": "C" }, "R"],
  [{ "X-Request-Id": "", "Upcloud-Cid": "C" }, "C"],
  [{ "Job-Id": "J" }, "J"],
  [{ "X-Request-Id": "" }, "mine"],
  [{}, "mine"],
])("of %j is %j", (headers, id) => {
  expect(requestIdOf(new Headers(headers as Record<string, string>), "mine")).toBe(id);
});

it("is null where nobody has named the request", () => {
  expect(requestIdOf(new Headers(), null)).toBeNull();
});
