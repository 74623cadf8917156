import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import * as z from "zod";

const items = (text: string): string[] =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;

/** Origins of web pages, separated by commas, such as `https://console.example,http://localhost:5173`; `*` for all. */
export const originList = z
  .string()
  .transform(items)
  .refine(
    (origins) => origins.every((origin) => origin === "*" || isOrigin(origin)),
    "must be origins such as https://console.example, separated by commas, or *",
  );

/** Names that Express has for ranges of addresses. */
const namedRanges = ["loopback", "linklocal", "uniquelocal"];

const isProxy = (text: string): boolean =>
  namedRanges.includes(text) || ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

/**
 * Which proxies are believed when they say for whom they ask: the number of proxies before the server, or their addresses,
 * separated by commas. It never means everybody, for then anybody could claim any address.
 */
export const trustedProxies = z
  .string()
  .transform((text): number | string[] => (/^\d$/.test(text.trim()) ? Number(text) : items(text)))
  .refine(
    (proxies) => typeof proxies === "number" || proxies.every(isProxy),
    `must be the number of proxies (0 to 9), or their addresses or networks, separated by commas; also ${namedRanges.join(", ")}`,
  );

const withPort = /^(?:\[([0-9a-f:.]+)\]|([0-9.]+))(?::(\d{1,5}))?$/i;

const isDnsServer = (text: string): boolean => {
  const [, six, four = text, port = "53"] = withPort.exec(text) ?? [];
  return isIP(six ?? four) !== 0 && Number(port) >= 1 && Number(port) <= 65_535;
};

/** Addresses of DNS servers, separated by commas, such as `192.0.2.53,127.0.0.1:5353,[::1]:5353`. */
export const dnsServerList = z
  .string()
  .transform(items)
  .refine(
    (servers) => servers.length > 0 && servers.every(isDnsServer),
    "must be IP addresses such as 192.0.2.53, 127.0.0.1:5353 or [::1]:5353, separated by commas",
  );
