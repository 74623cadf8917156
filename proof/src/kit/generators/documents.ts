import fc from "fast-check";

/** A value, alone or in a list. */
const oneOrMore = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<unknown> =>
  fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }));

const action = fc.constantFrom("s3:GetObject", "s3:*", "s3:Get*", "iam:CreateUser", "execute-api:Invoke", "*");
const resource = fc.constantFrom("*", "arn:aws:s3:::holiday-photos/*", "arn:aws:s3:::holiday-photos");
const effect = fc.constantFrom("Allow", "Deny");
const sid = fc.stringMatching(/^[A-Za-z0-9]{0,12}$/);

const permission = fc.record(
  { Sid: sid, Effect: effect, Action: oneOrMore(action), Resource: oneOrMore(resource) },
  { requiredKeys: ["Effect", "Action", "Resource"] },
);
const trust = fc.record(
  {
    Sid: sid,
    Effect: effect,
    Principal: fc.constantFrom("*", { AWS: "*" }),
    Action: oneOrMore(fc.constant("sts:AssumeRole")),
    Resource: fc.constant("*"),
  },
  { requiredKeys: ["Effect", "Principal", "Action"] },
);

/** As JSON or form-encoded: clients send both. */
const asText = (document: unknown): fc.Arbitrary<string> => {
  const json = JSON.stringify(document);
  return fc.constantFrom(json, encodeURIComponent(json), new URLSearchParams([["", json]]).toString().slice(1));
};

const documentOf = (statement: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.record({ Version: fc.constant("2012-10-17"), Statement: oneOrMore(statement) }).chain(asText);

/** Valid policy documents. */
export const permissionDocument = documentOf(permission);
export const trustDocument = documentOf(trust);
