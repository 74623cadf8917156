import { scopeText } from "../../aws/signature/credential-scope.js";
import { hmac, signingKeyOf } from "../../aws/signature/signing-key.js";
import { basicTimestamp } from "../../aws/signature/timestamps.js";
import type { TestCredentials } from "./signed-client.js";

/** A form of a test, as a browser would post it. */
export interface TestForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: string | Uint8Array;
  readonly fileName?: string;
  /** Further conditions of the policy; fields that none of all is about get one of their own unless `exact`. */
  readonly conditions?: readonly unknown[];
  readonly exact?: boolean;
  /** The policy itself, instead of the one that is made. */
  readonly policy?: string;
  /** For how many seconds the policy counts. */
  readonly expiresIn?: number;
  /** What stands behind the file. */
  readonly trailing?: Readonly<Record<string, string>>;
}

interface Signing {
  readonly bucket: string;
  readonly credentials: TestCredentials | undefined;
  readonly at: Date;
}

const signing = new Set(["x-amz-algorithm", "x-amz-credential", "x-amz-date"]);

const boundary = "----TestFormBoundary7MA4YWxkTrZu0gW";

const signedFields = (form: TestForm, { bucket, credentials, at }: Signing): Readonly<Record<string, string>> => {
  if (!credentials) return form.fields;
  const scope = { date: basicTimestamp(at).slice(0, 8), region: "europe-1", service: "s3" };
  const fields = {
    ...form.fields,
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-credential": `${credentials.accessKeyId}/${scopeText(scope)}`,
    "x-amz-date": basicTimestamp(at),
  };
  const own = Object.entries(fields)
    .filter(([name]) => !form.exact || signing.has(name))
    .map(([name, value]) => (name === "key" ? ["starts-with", "$key", ""] : { [name]: value }));
  const document = {
    expiration: new Date(at.getTime() + (form.expiresIn ?? 60) * 1000).toISOString(),
    conditions: [...(form.exact ? [] : [{ bucket }]), ...own, ...(form.conditions ?? [])],
  };
  const policy = form.policy ?? Buffer.from(JSON.stringify(document)).toString("base64");
  const signature = hmac(signingKeyOf(credentials.accessKeyId, credentials.secret, scope), policy).toString("hex");
  return { ...fields, policy, "x-amz-signature": signature };
};

const part = (disposition: string, value: string | Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
    Buffer.from(value),
    Buffer.from("\r\n"),
  ]);

const parts = (fields: Readonly<Record<string, string>>): Buffer[] =>
  Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));

/** The body of a form, signed by its policy unless there are no credentials. */
export const formBody = (
  form: TestForm,
  signing: Signing,
): { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> } => ({
  headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
  body: Buffer.concat([
    ...parts(signedFields(form, signing)),
    part(`name="file"; filename="${form.fileName ?? "file.txt"}"`, form.file),
    ...parts(form.trailing ?? {}),
    Buffer.from(`--${boundary}--\r\n`),
  ]),
});
