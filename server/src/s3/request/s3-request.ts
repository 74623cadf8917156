import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import { type RawHeaders, readRawHeaders } from "../signature/raw-headers.js";
import { type RawTarget, readTarget } from "./raw-target.js";

/** A request, read once: what is signed is what is routed. */
export interface S3Request extends RawTarget {
  readonly method: string;
  /** By names in lower case, several values of one name joined. */
  readonly headers: IncomingHttpHeaders;
  /** As they came. */
  readonly rawHeaders: RawHeaders;
  readonly host: string;
  /** The address of the caller. */
  readonly sourceIp: string;
  /** Whether it came over TLS. */
  readonly secure: boolean;
}

const mappedIpv4 = /^::ffff:(?=\d+\.)/i;

/** Reads a request. @throws S3Error `InvalidURI` */
export const readRequest = (incoming: IncomingMessage): S3Request => {
  const { method = "", url = "", headers, socket } = incoming;
  return {
    ...readTarget(url),
    method,
    headers,
    rawHeaders: readRawHeaders(incoming.rawHeaders),
    host: headers.host ?? "",
    sourceIp: (socket.remoteAddress ?? "").replace(mappedIpv4, ""),
    secure: (socket as TLSSocket).encrypted === true,
  };
};

/** One value of a header, by its name in lower case. */
export const headerOf = ({ headers }: Pick<S3Request, "headers">, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(",") : value;
};
