import { expect, test } from "vitest";
import { parseAuthorization } from "./parse-authorization.js";
import { accepted } from "./testing/accepted.js";
import { type AwsExample, awsExamples, exampleTime, secret, signedHead } from "./testing/aws-examples.js";
import { readHead } from "./testing/http-head.js";
import { verifySignature } from "./verify-signature.js";

function requestOf(example: AwsExample) {
  const request = readHead(signedHead(example));
  if (request) return request;
  throw new Error("the example is no HTTP");
}

test.each(awsExamples)("AWS's example has the signature that AWS gives: $name", (example) => {
  const request = requestOf(example);
  const claim = parseAuthorization(request);
  if (claim.kind === "anonymous") throw new Error("the example is not signed");
  expect(verifySignature(claim, request, secret, exampleTime).seedSignature).toBe(example.signature);
});

test.each([
  ["PUT Object", Buffer.from("Welcome to Amazon S3.")],
  ["PUT Object in chunks", Buffer.alloc(66_560, "a")],
  ["PUT Object in chunks with a trailing header", Buffer.alloc(66_560, "a")],
])("the body of AWS's example is taken: %s", async (name, bytes) => {
  const example = awsExamples.find((one) => one.name === name);
  if (!example) throw new Error("there is no such example");
  expect((await accepted(requestOf(example), example.body)).equals(bytes)).toBe(true);
});
