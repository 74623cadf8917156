import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ucloudRefusals } from "../../../contract/src/ucloud/index.js";
import { readErrorBody } from "./error-body.js";

const fault = (name: string, reason: string) => ({ name, reason });
const ofUCloud = (why: string) => readErrorBody({ why, errorCode: null })?.invalidParams;

/** As UCloud's server writes them: the members' paths, and sentences that end in a full stop. */
const faults = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom("id", "items.0.port", "items.10.domain", "flags.filterIds", "Project"),
    reason: fc
      .stringMatching(/^[A-Z][a-z"',/^$()?:\\ 0-9-]{0,40}$/)
      .filter((text) => !/[\w.-]: /.test(text))
      .map((text) => `${text}.`),
  }),
  { minLength: 1, maxLength: 5 },
);

describe("the faults of a request that UCloud refused", () => {
  it("are those that it found, whatever they are", () => {
    void fc.assert(
      fc.property(faults, (found) => {
        const body = ucloudRefusals.bodyOf(ucloudRefusals.faulty(found));
        expect(readErrorBody(body)?.invalidParams).toEqual(found);
      }),
    );
  });

  it.each([
    "Not Found",
    "Invalid request received (wrong type)",
    "Invalid request received: the body is not valid JSON",
    "Invalid request received: There is no body, or it is empty.",
    "Permission denied. Try to reload the page and try again.",
    "The provider failed: connect to host: refused.",
    "",
  ])("are none where the sentence names no member: %j", (why) => {
    expect(ofUCloud(why)).toEqual([]);
  });

  it("are all that it names", () => {
    const why = "Invalid request received: items: Value must have at least 1 item. port: Value is required.";
    expect(ofUCloud(why)).toEqual([
      fault("items", "Value must have at least 1 item."),
      fault("port", "Value is required."),
    ]);
  });
});

it("reads no more into an error than is in it", () => {
  const type = "https://developers.upcloud.com/1.3/errors#ERROR_INVALID_REQUEST";
  expect(readErrorBody({ type, title: "No" })).toEqual({
    why: "No",
    errorCode: "INVALID_REQUEST",
    invalidParams: [],
    requestId: null,
  });
  expect(readErrorBody({ type, title: "No", invalid_params: "x" })?.invalidParams).toEqual([]);
  for (const body of [null, undefined, "why", [], {}, { why: 7 }, { type }, { title: "No" }])
    expect(readErrorBody(body)).toBeUndefined();
});
