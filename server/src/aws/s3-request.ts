import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { type IsTrustedProxy, originOf, type RequestOrigin } from "../http/trusted-proxy.js";
import { type RawTarget, readTarget } from "./raw-target.js";
import { type RawHeaders, readRawHeaders } from "./signature/raw-headers.js";

/** A request, read once: what is signed is what is routed. */
export interface S3Request extends RawTarget, RequestOrigin {
  readonly method: string;
  /** By names in lower case, several values of one name joined. */
  readonly headers: IncomingHttpHeaders;
  /** As they came. */
  readonly rawHeaders: RawHeaders;
  readonly host: string;
}

/** Reads a request. @throws S3Error `InvalidURI` */
export const readRequest = (incoming: IncomingMessage, isTrusted: IsTrustedProxy): S3Request => {
  const { method = "", url = "", headers } = incoming;
  return {
    ...readTarget(url),
    method,
    headers,
    rawHeaders: readRawHeaders(incoming.rawHeaders),
    host: headers.host ?? "",
    ...originOf(incoming, isTrusted),
  };
};

/** One value of a header, by its name in lower case. */
export const headerOf = ({ headers }: Pick<S3Request, "headers">, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(",") : value;
};
