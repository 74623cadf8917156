import { createHash } from "node:crypto";
import { request as send } from "node:http";
import { canonicalRequest, stringToSign } from "../../../../server/src/aws/signature/canonical-request.js";
import { deriveSigningKey, hmac } from "../../../../server/src/aws/signature/signing-key.js";
import { basicTimestamp } from "../../../../server/src/aws/signature/timestamps.js";

/** Who signs. */
export interface Signer {
  readonly accessKeyId: string;
  readonly secret: string;
}

/** A request to a gateway. */
export interface GatewayRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface GatewayAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends requests to one gateway. `signer` undefined is an anonymous request. */
export type Gateway = (request: GatewayRequest, signer?: Signer) => Promise<GatewayAnswer>;

const region = "us-east-1";

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const queryText = (query: Readonly<Record<string, string>>): string =>
  Object.entries(query)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join("&");

interface Unsigned {
  readonly method: string;
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payloadHash: string;
}

const authorization = ({ accessKeyId, secret }: Signer, unsigned: Unsigned, timestamp: string): string => {
  const date = timestamp.slice(0, 8);
  const headers = new Map(Object.entries(unsigned.headers).map(([name, value]) => [name, [value]]));
  const names = [...headers.keys()].sort();
  const scope = `${date}/${region}/s3/aws4_request`;
  const canonical = canonicalRequest({ ...unsigned, headers }, names, unsigned.payloadHash);
  const key = deriveSigningKey(secret, { date, region, service: "s3" });
  const signature = hmac(key, stringToSign(timestamp, scope, canonical)).toString("hex");
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
};

/** @param endpoint such as `http://127.0.0.1:8000` */
export const gatewayAt =
  (endpoint: string): Gateway =>
  ({ method, path, query = {}, headers = {}, body = "" }, signer) => {
    const { host, hostname, port } = new URL(endpoint);
    const rawQuery = queryText(query);
    const payloadHash = createHash("sha256").update(body).digest("hex");
    const timestamp = basicTimestamp(new Date());
    const all = { ...headers, host, "x-amz-content-sha256": payloadHash, "x-amz-date": timestamp };
    const signed =
      signer && authorization(signer, { method, rawPath: path, rawQuery, headers: all, payloadHash }, timestamp);
    return new Promise((resolve, reject) => {
      const sent = send(
        {
          hostname,
          port,
          method,
          path: rawQuery === "" ? path : `${path}?${rawQuery}`,
          headers: {
            ...(signed ? { ...all, authorization: signed } : { ...headers, host }),
            "content-length": Buffer.byteLength(body),
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  };
