import { canonicalRequest, stringToSign } from "../aws/signature/canonical-request.js";
import { scopeText } from "../aws/signature/credential-scope.js";
import { deriveSigningKey, hmac } from "../aws/signature/signing-key.js";
import { basicTimestamp } from "../aws/signature/timestamps.js";

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A request to sign. */
export interface Unsigned {
  readonly method: string;
  readonly rawPath: string;
  readonly rawQuery: string;
  /** By names in lower case, with `host`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly region: string;
  readonly at: Date;
}

/** The body is not signed: it is compared by its length and its checksum. */
const unsignedPayload = "UNSIGNED-PAYLOAD";

/** Signs requests by their headers. The key of the day is derived once and belongs to this signer: it goes with it. */
export const createSigner = ({ accessKeyId, secretAccessKey }: S3Credentials) => {
  let derived: { readonly scope: string; readonly key: Buffer } | undefined;
  return ({ method, rawPath, rawQuery, headers, region, at }: Unsigned): Record<string, string> => {
    const timestamp = basicTimestamp(at);
    const scope = { date: timestamp.slice(0, 8), region, service: "s3" };
    const text = scopeText(scope);
    if (derived?.scope !== text) derived = { scope: text, key: deriveSigningKey(secretAccessKey, scope) };
    const signed = { ...headers, "x-amz-date": timestamp, "x-amz-content-sha256": unsignedPayload };
    const names = Object.keys(signed).sort();
    const raw = new Map(Object.entries(signed).map(([name, value]) => [name, [value]]));
    const canonical = canonicalRequest({ method, rawPath, rawQuery, headers: raw }, names, unsignedPayload);
    const signature = hmac(derived.key, stringToSign(timestamp, text, canonical)).toString("hex");
    const credential = `Credential=${accessKeyId}/${text}`;
    const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
    return { ...signed, authorization };
  };
};
