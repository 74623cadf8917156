import { S3Error } from "../../aws/s3-error.js";
import { readCredential } from "../../aws/signature/credential-scope.js";
import { unsignedPayload } from "../../aws/signature/payload-hash.js";
import { unsupportedMechanism } from "../../aws/signature/refused-mechanisms.js";
import type { Anonymous, SignatureClaim } from "../../aws/signature/signature-claim.js";
import { readBasicTimestamp } from "../../aws/signature/timestamps.js";

const algorithm = "AWS4-HMAC-SHA256";

/** The fields of a signed form, with the names that AWS's messages have. */
const signing = {
  policy: "Policy",
  "x-amz-algorithm": "X-Amz-Algorithm",
  "x-amz-credential": "X-Amz-Credential",
  "x-amz-date": "X-Amz-Date",
  "x-amz-signature": "X-Amz-Signature",
} as const;

type Signing = keyof typeof signing;

const names = Object.keys(signing) as Signing[];

/** The fields of signatures of version 2. */
const ofVersion2 = ["awsaccesskeyid", "signature"];

const wrong = (name: Signing, message: string, value: string): S3Error =>
  new S3Error("InvalidArgument", message, { extra: { ArgumentName: signing[name], ArgumentValue: value } });

const missing = (name: Signing): S3Error =>
  wrong(
    name,
    `Bucket POST must contain a field named '${signing[name]}'.  If it is specified, please check the order of the fields.`,
    "",
  );

/**
 * Reads by whom a form is signed. One without a policy and without any other field of a signature is anonymous.
 *
 * @throws S3Error `InvalidArgument` for what is missing or wrong, `InvalidRequest` for signatures of version 2
 */
export const readFormClaim = (fields: ReadonlyMap<string, string>): Anonymous | SignatureClaim => {
  if (ofVersion2.some((name) => fields.has(name))) throw unsupportedMechanism();
  if (!names.some((name) => fields.has(name))) return { kind: "anonymous" };
  const absent = names.find((name) => !fields.get(name));
  if (absent) throw missing(absent);
  const of = (name: Signing): string => fields.get(name) ?? "";
  if (of("x-amz-algorithm") !== algorithm) throw unsupportedMechanism();
  const credential = readCredential(of("x-amz-credential"), "s3");
  if ("fault" in credential) {
    throw wrong(
      "x-amz-credential",
      `Error parsing the X-Amz-Credential field; ${credential.fault}`,
      of("x-amz-credential"),
    );
  }
  const signedAt = readBasicTimestamp(of("x-amz-date"));
  if (!signedAt || !of("x-amz-date").startsWith(credential.scope.date)) {
    const message = `X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd'T'HHmmss'Z'", of the day of the credential`;
    throw wrong("x-amz-date", message, of("x-amz-date"));
  }
  const sessionToken = fields.get("x-amz-security-token");
  return {
    kind: "form",
    ...credential,
    signedHeaders: [],
    signature: of("x-amz-signature"),
    payloadHash: unsignedPayload,
    signedAt,
    policy: of("policy"),
    ...(sessionToken !== undefined && { sessionToken }),
  };
};
