import { expect, it } from "vitest";
import { requestIdOf } from "./request-id.js";

it.each([
  [{ "X-Request-Id": "R", "Upcloud-Cid": "C" }, "R"],
  [{ "X-Request-Id": "", "Upcloud-Cid": "C" }, "C"],
  [{ "Job-Id": "J" }, "J"],
  [{}, null],
])("of %j is %j", (headers, id) => {
  expect(requestIdOf(new Headers(headers as Record<string, string>))).toBe(id);
});
