import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { type AddressingStyle, encodeKey, encodeQueryPart, type S3Endpoint, withBucketInHost } from "./endpoint.js";
import { readError } from "./read-document.js";
import type { S3ClientError } from "./s3-client-error.js";
import { createSigner, type S3Credentials } from "./sign.js";
import type { S3Transport } from "./transport.js";

/** One call of S3. */
export interface S3Call {
  readonly method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  readonly bucket?: string | undefined;
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** By names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readable | string;
  /** Bytes of a body that is a stream. */
  readonly length?: number;
}

/** A client of S3 at one endpoint, with one key. */
export interface S3Client {
  readonly endpoint: S3Endpoint;
  /** The same client, with buckets in another place of the request. */
  inStyle(style: AddressingStyle): S3Client;
  /** The same client, at another endpoint. */
  at(endpoint: S3Endpoint): S3Client;
  /** @returns an answer of status 2xx, whose body the caller reads. @throws S3ClientError, or the reason of the signal */
  call(call: S3Call, signal: AbortSignal): Promise<IncomingMessage>;
}

export interface S3ClientOptions {
  readonly endpoint: S3Endpoint;
  readonly credentials: S3Credentials;
  readonly transport: S3Transport;
  readonly now: () => Date;
  readonly style?: AddressingStyle;
}

/** AWS's hosts tell their region; elsewhere it hardly matters, and who wants another one says which. */
const regionOf = ({ hostname }: S3Endpoint): string =>
  /(?:^|\.)s3[.-](?:dualstack\.)?([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(?:\.cn)?$/.exec(hostname)?.[1] ??
  "us-east-1";

const likeRegion = /^[a-z0-9][a-z0-9-]{0,62}$/;

const wrongRegion = new Set(["AuthorizationHeaderMalformed", "IllegalLocationConstraintException", "InvalidRegion"]);

/** The region that an answer asks for, if it is another one than that of the request. */
const askedRegion = ({ code, status, details }: S3ClientError, region: string): string | undefined => {
  const { Region: asked = "" } = details;
  const isAsked = wrongRegion.has(code) || status === 400;
  return isAsked && asked !== region && likeRegion.test(asked) ? asked : undefined;
};

const queryOf = (query: Readonly<Record<string, string>>): string =>
  Object.entries(query)
    .map(([name, value]) => `${encodeQueryPart(name)}=${encodeQueryPart(value)}`)
    .join("&");

/** What all styles of a client share: the region is found out once. */
interface Shared extends Omit<S3ClientOptions, "style"> {
  readonly sign: ReturnType<typeof createSigner>;
  region: string;
}

const clientAt = (shared: Shared, at: S3Endpoint, style: AddressingStyle): S3Client => {
  const { transport, sign, now } = shared;
  const send = async ({ method, bucket, key, query = {}, headers = {}, ...rest }: S3Call, signal: AbortSignal) => {
    const inHost = style === "virtual-host" && bucket !== undefined;
    const endpoint = inHost ? withBucketInHost(at, bucket) : at;
    const inPath = bucket !== undefined && !inHost ? `/${encodeQueryPart(bucket)}` : "";
    const rawPath = `${endpoint.basePath}${inPath}${key === undefined ? "" : `/${encodeKey(key)}`}` || "/";
    const rawQuery = queryOf(query);
    const length = typeof rest.body === "string" ? Buffer.byteLength(rest.body) : rest.length;
    const named = { ...headers, host: endpoint.host };
    const signed = sign({ method, rawPath, rawQuery, headers: named, region: shared.region, at: now() });
    const hasBody = length !== undefined || method === "PUT" || method === "POST";
    return transport.send({
      endpoint,
      method,
      path: rawQuery === "" ? rawPath : `${rawPath}?${rawQuery}`,
      headers: { ...signed, ...(hasBody && { "content-length": String(length ?? 0) }) },
      body: rest.body,
      signal,
    });
  };
  const call: S3Client["call"] = async (asked, signal) => {
    const answer = await send(asked, signal);
    const { statusCode: status = 0 } = answer;
    if (status >= 200 && status < 300) return answer;
    const error = await readError(answer);
    signal.throwIfAborted();
    const region = typeof asked.body === "object" ? undefined : askedRegion(error, shared.region);
    if (region === undefined) throw error;
    shared.region = region;
    return call(asked, signal);
  };
  return {
    endpoint: at,
    inStyle: (other) => clientAt(shared, at, other),
    at: (other) => clientAt(shared, other, style),
    call,
  };
};

/** Makes a client of S3. It sends each call once: whoever wants to try again knows whether that is right. */
export const createS3Client = ({ style = "path", ...options }: S3ClientOptions): S3Client =>
  clientAt(
    { ...options, sign: createSigner(options.credentials), region: regionOf(options.endpoint) },
    options.endpoint,
    style,
  );
