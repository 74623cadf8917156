import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readTarget } from "../../aws/raw-target.js";
import { S3Error } from "../../aws/s3-error.js";
import { parseAuthorization } from "../../aws/signature/parse-authorization.js";
import { readRawHeaders } from "../../aws/signature/raw-headers.js";
import { verifySignature } from "../../aws/signature/verify-signature.js";
import { plainXmlDocument, type XmlElement, xmlDocument } from "../../aws/xml/write-xml.js";

/** An object of a foreign storage. */
export interface SourceObject {
  readonly body: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** Stored in parts of this size. */
  readonly partSize?: number;
  /** In place of the right one. */
  readonly etag?: string;
}

/** A request that a foreign storage got. */
export interface SourceRequest {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: IncomingMessage["headers"];
}

/** Answers a request in place of the storage. @returns whether it did */
export type Misbehave = (
  request: SourceRequest,
  response: ServerResponse,
  incoming: IncomingMessage,
) => boolean | Promise<boolean>;

/** An S3 server of somebody else, in memory, which does what it is told. */
export interface SourceServer {
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly buckets: Map<string, Map<string, SourceObject>>;
  readonly requests: SourceRequest[];
  misbehave: Misbehave | undefined;
  put(bucket: string, key: string, object: SourceObject | string): void;
  /** How often the bytes of an object were asked for, or of all objects. */
  reads(key?: string): number;
  connections(): number;
  close(): Promise<void>;
}

const md5 = (bytes: Buffer) => createHash("md5").update(bytes).digest();

const etags = new WeakMap<SourceObject, string>();

export const etagOfObject = (object: SourceObject): string => {
  const known = etags.get(object) ?? hashOf(object);
  etags.set(object, known);
  return known;
};

const hashOf = ({ body, partSize, etag }: SourceObject): string => {
  if (etag !== undefined) return etag;
  if (partSize === undefined) return md5(body).toString("hex");
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += partSize) parts.push(md5(body.subarray(at, at + partSize)));
  return `${md5(Buffer.concat(parts)).toString("hex")}-${parts.length}`;
};

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const modified = new Date("2026-01-01T00:00:00Z");

export const refuseWith = (response: ServerResponse, status: number, code: string, headers = {}): true => {
  response.writeHead(status, { "content-type": "application/xml", ...headers });
  response.end(plainXmlDocument("Error", [["Code", code] as const, ["Message", "message of a stranger"] as const]));
  return true;
};

const sendXml = (response: ServerResponse, name: string, content: readonly XmlElement[]) => {
  response.writeHead(200, { "content-type": "application/xml" }).end(xmlDocument(name, content));
};

const listPage = (objects: Map<string, SourceObject>, query: ReadonlyMap<string, string>, response: ServerResponse) => {
  const after = query.get("continuation-token") ?? query.get("start-after") ?? "";
  const most = Math.min(Number(query.get("max-keys") ?? 1000), 1000);
  const keys = [...objects.keys()].filter((key) => byBytes(key, after) > 0).sort(byBytes);
  const page = keys.slice(0, most);
  sendXml(response, "ListBucketResult", [
    ["EncodingType", "url"],
    ["IsTruncated", keys.length > page.length],
    ...page.map(
      (key): XmlElement => [
        "Contents",
        [
          ["Key", encodeURIComponent(key).replaceAll("%20", "+")],
          ["LastModified", modified.toISOString()],
          ["ETag", `"${etagOfObject(objects.get(key) as SourceObject)}"`],
          ["Size", (objects.get(key) as SourceObject).body.length],
        ],
      ],
    ),
    ...(keys.length > page.length ? [["NextContinuationToken", page.at(-1) ?? ""] as XmlElement] : []),
  ]);
};

const sendObject = (object: SourceObject, { method, query, headers }: SourceRequest, response: ServerResponse) => {
  const { body, partSize, tags = {} } = object;
  const etag = `"${etagOfObject(object)}"`;
  if (headers["if-match"] !== undefined && headers["if-match"] !== etag) {
    return refuseWith(response, 412, "PreconditionFailed");
  }
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
  const isPart = query.has("partNumber") && partSize !== undefined;
  const [start, end] = isPart ? [0, partSize] : [Number(first ?? 0), Number(last ?? body.length - 1) + 1];
  const bytes = body.subarray(start, end);
  const count = Object.keys(tags).length;
  response.writeHead(first === undefined && !isPart ? 200 : 206, {
    "content-type": "binary/octet-stream",
    etag,
    "last-modified": modified.toUTCString(),
    ...(count > 0 && { "x-amz-tagging-count": String(count) }),
    ...object.headers,
    "content-length": bytes.length,
  });
  response.end(method === "HEAD" ? undefined : bytes);
  return true;
};

const answer = (server: SourceServer, request: SourceRequest, response: ServerResponse) => {
  const { bucket, key, query } = request;
  if (bucket === "") {
    const names = [...server.buckets.keys()].sort();
    const listed = names.map((name): XmlElement => ["Bucket", [["Name", name]]]);
    return sendXml(response, "ListAllMyBucketsResult", [["Buckets", listed]]);
  }
  const objects = server.buckets.get(bucket);
  if (!objects) return refuseWith(response, 404, "NoSuchBucket");
  if (key === "") return listPage(objects, query, response);
  const object = objects.get(key);
  if (!object) return refuseWith(response, 404, "NoSuchKey");
  if (query.has("tagging")) {
    const tags = Object.entries(object.tags ?? {});
    const elements = tags.map(
      ([Key, Value]): XmlElement => ["Tag", [["Key", Key] as const, ["Value", Value] as const]],
    );
    return sendXml(response, "Tagging", [["TagSet", elements]]);
  }
  return sendObject(object, request, response);
};

export interface SourceServerOptions {
  /** Buckets stand in front of this host, and nowhere else. */
  readonly virtualHost?: string;
}

/** Starts a foreign storage. It verifies every signature. */
export const startSourceServer = async ({ virtualHost }: SourceServerOptions = {}): Promise<SourceServer> => {
  let connections = 0;
  const accessKeyId = "SOURCEKEY";
  const secretAccessKey = "the secret of the source, which nobody else sees";
  const read = (incoming: IncomingMessage): SourceRequest => {
    const { method = "", url = "", headers } = incoming;
    const { rawPath, rawQuery, query } = readTarget(url);
    const claim = parseAuthorization({ method, rawPath, rawQuery, headers: readRawHeaders(incoming.rawHeaders) });
    if (claim.kind === "anonymous") throw new S3Error("AccessDenied");
    if (claim.accessKeyId !== accessKeyId) throw new S3Error("InvalidAccessKeyId");
    const signed = { method, rawPath, rawQuery, headers: readRawHeaders(incoming.rawHeaders) };
    verifySignature(claim, signed, secretAccessKey, claim.signedAt);
    const name = (headers.host ?? "").replace(/:\d+$/, "");
    const inHost = virtualHost !== undefined && name.endsWith(`.${virtualHost}`);
    const path = inHost ? `/${name.slice(0, -virtualHost.length - 1)}${rawPath}` : rawPath;
    const [, bucket = "", ...rest] = path.split("/");
    if (virtualHost !== undefined && !inHost && bucket !== "") throw new S3Error("InvalidRequest");
    return { method, bucket: decodeURIComponent(bucket), key: decodeURIComponent(rest.join("/")), query, headers };
  };
  const http = createServer(async (incoming, response) => {
    response.on("error", () => undefined);
    try {
      const request = read(incoming);
      server.requests.push(request);
      if (await server.misbehave?.(request, response, incoming)) return;
      answer(server, request, response);
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      refuseWith(response, error.status, error.code);
    }
  });
  http.on("connection", () => {
    connections += 1;
  });
  await once(http.listen(0, "127.0.0.1"), "listening");
  const server: SourceServer = {
    url: `http://${virtualHost ?? "127.0.0.1"}:${(http.address() as AddressInfo).port}`,
    accessKeyId,
    secretAccessKey,
    buckets: new Map(),
    requests: [],
    misbehave: undefined,
    put: (bucket, key, object) => {
      const objects = server.buckets.get(bucket) ?? new Map<string, SourceObject>();
      server.buckets.set(bucket, objects.set(key, typeof object === "string" ? { body: Buffer.from(object) } : object));
    },
    reads: (key) =>
      server.requests.filter(
        (request) =>
          request.method === "GET" &&
          request.key !== "" &&
          !request.query.has("tagging") &&
          (key === undefined || request.key === key),
      ).length,
    connections: () => connections,
    close: async () => {
      http.closeAllConnections();
      http.close();
      await once(http, "close");
    },
  };
  return server;
};
