import { canonicalRequest, stringToSign } from "../canonical-request.js";
import { deriveSigningKey, hmac } from "../signing-key.js";
import { accessKeyId, secret } from "./aws-examples.js";
import { readHead } from "./http-head.js";

const region = "us-east-1";

export interface ToSign {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  /** `x-amz-date` and `x-amz-content-sha256` are added. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Those that are signed; all of them unless given. */
  readonly signedHeaders?: readonly string[];
  /** In the form of `x-amz-date`. */
  readonly timestamp?: string;
  readonly service?: string;
}

function signatureOf(
  headLines: string[],
  signedHeaders: readonly string[],
  timestamp: string,
  service: string,
): string {
  const request = readHead(headLines.join("\r\n"));
  if (!request) throw new Error("this is no HTTP");
  const date = timestamp.slice(0, 8);
  const key = deriveSigningKey(secret, { date, region, service });
  const canonical = canonicalRequest(
    request,
    signedHeaders,
    request.headers.get("x-amz-content-sha256")?.[0] ?? "UNSIGNED-PAYLOAD",
  );
  return hmac(key, stringToSign(timestamp, `${date}/${region}/${service}/aws4_request`, canonical)).toString("hex");
}

/** The text of a request that is signed by its header, as the key of AWS's examples does. */
export function signedByHeader({ method = "GET", path = "/", query, ...rest }: ToSign): string {
  const { timestamp = "20130524T000000Z", service = "s3" } = rest;
  const headers: Record<string, string> = {
    host: "examplebucket.s3.amazonaws.com",
    "x-amz-date": timestamp,
    "x-amz-content-sha256": "UNSIGNED-PAYLOAD",
    ...rest.headers,
  };
  const lines = [
    `${method} ${path}${query === undefined ? "" : `?${query}`} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  const signed = [...(rest.signedHeaders ?? Object.keys(headers).map((name) => name.toLowerCase()))].sort();
  const signature = signatureOf(lines, signed, timestamp, service);
  const credential = `${accessKeyId}/${timestamp.slice(0, 8)}/${region}/${service}/aws4_request`;
  const value = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signed.join(";")}, Signature=${signature}`;
  return [...lines, `Authorization: ${value}`].join("\r\n");
}

/** The text of a request to a presigned URL. */
export function presigned(
  { method = "GET", path = "/", query, ...rest }: ToSign,
  expires: number | string = 60,
): string {
  const { timestamp = "20130524T000000Z", service = "s3" } = rest;
  const headers: Record<string, string> = { host: "examplebucket.s3.amazonaws.com", ...rest.headers };
  const signed = [...(rest.signedHeaders ?? Object.keys(headers))].sort();
  const credential = `${accessKeyId}/${timestamp.slice(0, 8)}/${region}/${service}/aws4_request`;
  const members = [
    ...(query === undefined ? [] : [query]),
    "X-Amz-Algorithm=AWS4-HMAC-SHA256",
    `X-Amz-Credential=${encodeURIComponent(credential)}`,
    `X-Amz-Date=${timestamp}`,
    `X-Amz-Expires=${expires}`,
    `X-Amz-SignedHeaders=${encodeURIComponent(signed.join(";"))}`,
  ];
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = (all: string[]) => [`${method} ${path}?${all.join("&")} HTTP/1.1`, ...lines];
  const signature = signatureOf(head(members), signed, timestamp, service);
  return head([...members, `X-Amz-Signature=${signature}`]).join("\r\n");
}
