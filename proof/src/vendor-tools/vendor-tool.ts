import type { SentRequest, VendorHost } from "./vendor-host.js";

/** How one of the vendor's tools writes its requests. */
export interface VendorTool {
  readonly name: string;
  request(host: VendorHost, method: string, path: string, body?: unknown): SentRequest;
  /** What the tool tells its user of an answer that is no success. */
  readonly errorOf: (body: unknown) => unknown;
}

const basic = ({ username, password }: VendorHost): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
const bearer = ({ token }: VendorHost): string => `Bearer ${token}`;

type Members = Readonly<Record<string, unknown>>;

const titleOf = (body: unknown): unknown => (body as Members)["title"];

/** The Go client 8, of upctl and of most of the Terraform provider: each request has a media type, also where it has no body. */
export const go8: VendorTool = {
  name: "Go client 8",
  request: (host, method, path, body) => ({
    method,
    path,
    headers: {
      Accept: "application/json",
      Authorization: bearer(host),
      "Content-Type": "application/json",
      "User-Agent": "upcloud-go-api/8.35.0",
      "Accept-Encoding": "identity",
      Connection: "close",
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }),
  errorOf: titleOf,
};

/** The Go client 9, of the Terraform provider's buckets: no `Accept`, and a media type only with a body. */
export const go9: VendorTool = {
  name: "Go client 9",
  request: (host, method, path, body) => ({
    method,
    path,
    headers: {
      Authorization: bearer(host),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      "User-Agent": "upcloud-go-api/9.0.0",
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }),
  errorOf: titleOf,
};

/** The Python client 2: it sends no empty body, and reads errors in the form of the vendor's older APIs alone. */
export const python2: VendorTool = {
  name: "Python client 2",
  request: (host, method, path, body) => ({
    method,
    path,
    headers: {
      "User-Agent": "upcloud-python-api/2.7.0",
      "Accept-Encoding": "gzip, deflate",
      Accept: "*/*",
      Connection: "keep-alive",
      Authorization: basic(host),
      "Content-Type": "application/json",
      ...(method === "GET" || body !== undefined ? {} : { "Content-Length": "0" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }),
  errorOf: (body) => ((body as Members)["error"] as Members | undefined)?.["error_message"],
};

/** The Python client 3, which is generated, and sends by httpx. */
export const python3: VendorTool = {
  name: "Python client 3",
  request: (host, method, path, body) => ({
    method,
    path,
    headers: {
      Accept: "*/*",
      "Accept-Encoding": "gzip, deflate",
      Connection: "keep-alive",
      "User-Agent": "python-httpx/0.28.1",
      Authorization: bearer(host),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }),
  errorOf: titleOf,
};

/** The PHP client: a media type with a charset on each request, and an empty body where there is none. */
export const php: VendorTool = {
  name: "PHP client",
  request: (host, method, path, body) => ({
    method,
    path,
    headers: {
      Authorization: basic(host),
      "Content-Type": "application/json; charset=UTF-8",
      "User-Agent": "upcloud-php-api/1.0.0",
      ...(method === "GET" || body !== undefined ? {} : { "Content-Length": "0" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }),
  errorOf: (body) => JSON.stringify(body),
};
