import { expect, test } from "vitest";
import { deriveSigningKey, signingKeyOf } from "./signing-key.js";

const scope = { date: "20120215", region: "us-east-1", service: "iam" };
const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

test("the signing key is that of AWS's example", () => {
  expect(deriveSigningKey(secret, scope).toString("hex")).toBe(
    "f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d",
  );
});

test("a remembered key is that of its secret, day, region and service", () => {
  const scopes = [scope, { ...scope, date: "20120216" }, { ...scope, region: "a" }, { ...scope, service: "s3" }];
  for (const _ of ["first", "again"]) {
    for (const one of scopes) {
      for (const of of [secret, "another"]) {
        expect(signingKeyOf("AKIA", of, one)).toEqual(deriveSigningKey(of, one));
      }
    }
  }
  expect(signingKeyOf("AKIA", secret, scope)).toBe(signingKeyOf("AKIA", secret, scope));
});

test("only so many keys are remembered", () => {
  const first = signingKeyOf("first", secret, scope);
  for (let index = 0; index < 2_000; index += 1) signingKeyOf(`key ${index}`, secret, scope);
  const again = signingKeyOf("first", secret, scope);
  expect(again).toEqual(first);
  expect(again).not.toBe(first);
});
