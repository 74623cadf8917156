import { describe, expect, it } from "vitest";
import { endpointFaults } from "./endpoint-faults.js";

const side = (endpointUrl: string) => ({
  accessKeyId: "AKIA",
  secretAccessKey: "secret",
  endpointUrl,
  bucket: undefined,
});
const fieldsAtFault = (source: string, target: string) =>
  endpointFaults({ type: "copy", source: side(source), target: side(target) }, "objects.test").map(
    ({ field }) => field,
  );

const anywhere = "https://s3.example.com";
const managed = "https://k3v9a.objects.test";

describe("the endpoints of a job", () => {
  it.each([managed, "http://k3v9a.objects.test:8080/path", "https://k3v9a.upcloudobjects.com"])(
    "lead from anywhere to %s",
    (target) => expect(fieldsAtFault(anywhere, target)).toEqual([]),
  );

  it.each([
    anywhere,
    "https://objects.test",
    "https://evilobjects.test",
    "https://objects.test.example.com",
    managed.replace("https", "s3"),
  ])("do not lead to %s", (target) => expect(fieldsAtFault(anywhere, target)).toEqual(["target.endpointUrl"]));

  it("are each at fault with credentials, or without being URLs", () => {
    expect(fieldsAtFault("https://ada:secret@s3.example.com", "https://ada@k3v9a.objects.test")).toEqual([
      "source.endpointUrl",
      "target.endpointUrl",
    ]);
    expect(fieldsAtFault("s3.example.com", "")).toEqual(["source.endpointUrl", "target.endpointUrl"]);
  });
});
