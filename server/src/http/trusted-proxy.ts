import type { IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import proxyAddr from "proxy-addr";
import type { Configuration } from "../configuration.js";

/** Whether a proxy is believed. @param distance how many proxies are between it and the server */
export type IsTrustedProxy = (address: string, distance: number) => boolean;

/** Reads which proxies are believed, as Express does for the APIs. */
export const trustedProxy = ({ trustProxy }: Pick<Configuration, "trustProxy">): IsTrustedProxy =>
  typeof trustProxy === "number" ? (_, distance) => distance < trustProxy : proxyAddr.compile([...trustProxy]);

const mappedIpv4 = /^::ffff:(?=\d+\.)/i;

const withoutMapping = (address: string): string => address.replace(mappedIpv4, "");

/** Where a request comes from, and how. */
export interface RequestOrigin {
  /** The address of the caller. */
  readonly sourceIp: string;
  /** Whether it came over TLS: to the first proxy that is believed, or to the server. */
  readonly secure: boolean;
}

/** Finds out where a request comes from. Proxies that are believed say it; what others say does not count. */
export const originOf = (incoming: IncomingMessage, isTrusted: IsTrustedProxy): RequestOrigin => {
  const { socket, headers } = incoming;
  const { remoteAddress = "", encrypted } = socket as TLSSocket;
  // nothing that it says of others counts
  if (!isTrusted(remoteAddress, 0)) return { sourceIp: withoutMapping(remoteAddress), secure: encrypted === true };
  const proto = headers["x-forwarded-proto"];
  const told = String(proto ?? "")
    .split(",")[0]
    ?.trim();
  return {
    sourceIp: withoutMapping(proxyAddr(incoming, isTrusted)),
    secure: told ? told === "https" : encrypted === true,
  };
};
