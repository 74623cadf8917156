import { createHash } from "node:crypto";
import http, { type IncomingHttpHeaders } from "node:http";
import { canonicalRequest, stringToSign } from "../../aws/signature/canonical-request.js";
import { scopeText } from "../../aws/signature/credential-scope.js";
import type { RawHeaders } from "../../aws/signature/raw-headers.js";
import { hmac, signingKeyOf } from "../../aws/signature/signing-key.js";
import { basicTimestamp } from "../../aws/signature/timestamps.js";
import { formBody, type TestForm } from "./posted-form.js";

export interface TestCredentials {
  readonly accessKeyId: string;
  readonly secret: string;
}

/** A request of a test: its path and query are sent as they are. */
export interface TestRequest {
  readonly method?: string;
  /** Percent-encoded, with the query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The host that is asked for; the address unless given. */
  readonly host?: string;
  /** Undefined sends the request without a signature. */
  readonly credentials?: TestCredentials | undefined;
  /** The service of the signature's scope; `s3` unless given. */
  readonly scopeService?: "s3" | "iam" | "sts";
  /** When it is signed. */
  readonly at?: Date;
  /** Sign by the query, for so many seconds. */
  readonly presign?: number;
  /** A form of a browser, which is the body: it is signed by its policy, for so many seconds as `presign` says. */
  readonly form?: TestForm;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
  /** The code in the document of an error. */
  readonly code: string | undefined;
}

const region = "europe-1";

const sha256 = (body: string | Uint8Array): string => createHash("sha256").update(body).digest("hex");

const rawHeaders = (headers: Readonly<Record<string, string>>): RawHeaders =>
  new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]]));

const split = (path: string): readonly [rawPath: string, rawQuery: string] => {
  const [rawPath = "", ...rest] = path.split("?");
  return [rawPath, rest.join("?")];
};

interface Signing {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payloadHash: string;
  readonly at: Date;
  readonly service?: string;
}

const scopeOf = (at: Date, service = "s3") => ({ date: basicTimestamp(at).slice(0, 8), region, service });

const signatureOf = (
  credentials: TestCredentials,
  { method, path, headers, payloadHash, at, service }: Signing,
): string => {
  const [rawPath, rawQuery] = split(path);
  const scope = scopeOf(at, service);
  const signed = Object.keys(headers).sort();
  const canonical = canonicalRequest({ method, rawPath, rawQuery, headers: rawHeaders(headers) }, signed, payloadHash);
  const key = signingKeyOf(credentials.accessKeyId, credentials.secret, scope);
  return hmac(key, stringToSign(basicTimestamp(at), scopeText(scope), canonical)).toString("hex");
};

const credentialOf = ({ accessKeyId }: TestCredentials, at: Date, service?: string): string =>
  `${accessKeyId}/${scopeText(scopeOf(at, service))}`;

/** The path of a request that is signed by its query. */
export const presignedPath = (
  credentials: TestCredentials,
  { method = "GET", path, host, headers = {}, presign, at = new Date() }: TestRequest & { readonly host: string },
): string => {
  const ofAws = Object.entries(headers).filter(([name]) => name.startsWith("x-amz-"));
  const toSign = { host, ...Object.fromEntries(ofAws) };
  const query = [
    "X-Amz-Algorithm=AWS4-HMAC-SHA256",
    `X-Amz-Credential=${encodeURIComponent(credentialOf(credentials, at))}`,
    `X-Amz-Date=${basicTimestamp(at)}`,
    `X-Amz-Expires=${presign}`,
    `X-Amz-SignedHeaders=${Object.keys(toSign).sort().join("%3B")}`,
  ].join("&");
  const whole = `${path}${path.includes("?") ? "&" : "?"}${query}`;
  const signing = { method, path: whole, headers: toSign, payloadHash: "UNSIGNED-PAYLOAD", at };
  return `${whole}&X-Amz-Signature=${signatureOf(credentials, signing)}`;
};

/** The headers of a request with a signature in them, and with what it signs. */
export const signedHeaders = (
  credentials: TestCredentials,
  { method = "GET", path, headers = {}, body = "", at = new Date(), scopeService }: TestRequest,
  host: string,
): Record<string, string> => {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const payloadHash = lower["x-amz-content-sha256"] ?? sha256(body);
  const toSign = { ...lower, host, "x-amz-date": basicTimestamp(at), "x-amz-content-sha256": payloadHash };
  const signature = signatureOf(credentials, {
    method,
    path,
    headers: toSign,
    payloadHash,
    at,
    ...(scopeService && { service: scopeService }),
  });
  const credential = `Credential=${credentialOf(credentials, at, scopeService)}`;
  const names = Object.keys(toSign).sort().join(";");
  const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...toSign, authorization };
};

const posted = ({ form, presign, credentials, ...request }: TestRequest & { readonly form: TestForm }): TestRequest => {
  const bucket = request.path.replaceAll("/", "");
  const signed = { ...form, ...(presign !== undefined && { expiresIn: presign }) };
  const { body, headers } = formBody(signed, { bucket, credentials, at: request.at ?? new Date() });
  return { method: "POST", ...request, body, headers: { ...headers, ...request.headers } };
};

/** Sends a request to a server, signed unless it says otherwise. */
export const sendRequest = (url: string, sending: TestRequest): Promise<TestAnswer> => {
  const request = sending.form ? posted({ ...sending, form: sending.form }) : sending;
  const { host: address } = new URL(url);
  const { method = "GET", path, headers = {}, body, credentials, presign, host = address } = request;
  const isSigned = credentials !== undefined && presign === undefined;
  const sentPath = credentials && presign !== undefined ? presignedPath(credentials, { ...request, host }) : path;
  const sent = isSigned ? signedHeaders(credentials, request, host) : { ...headers, host };
  const length = body === undefined ? undefined : String(Buffer.byteLength(body));
  return new Promise((resolve, reject) => {
    const options = { method, path: sentPath, headers: { ...sent, ...(length && { "content-length": length }) } };
    const outgoing = http.request(url, options, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece)).on("error", reject);
      answer.on("end", () => {
        const whole = Buffer.concat(pieces);
        const text = whole.toString();
        const code = /<Error>.*?<Code>(\w+)<\/Code>/s.exec(text)?.[1];
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: whole, text, code });
      });
    });
    outgoing.on("error", reject).end(body);
  });
};
