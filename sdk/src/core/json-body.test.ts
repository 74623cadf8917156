import { expect, it } from "vitest";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";
import { jsonBody } from "./json-body.js";

it("distinguishes absent members from null", () => {
  expect(jsonBody({ a: undefined, b: null, c: [{ d: undefined }] }, "x")).toBe('{"b":null,"c":[{}]}');
});

it.each([undefined, () => 1, { count: 1n }])("refuses %s", (body) => {
  expect(() => jsonBody(body, "things.create")).toThrow(InvalidArgumentError);
});
