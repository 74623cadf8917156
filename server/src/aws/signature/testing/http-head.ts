import { readRawHeaders } from "../raw-headers.js";
import type { SignedRequest } from "../signed-request.js";

/** A request as text, of which a character is a byte: the line with method and target, and the headers. */
export type HttpHead = string;

/** Reads it as a server does; undefined for what no HTTP server takes. */
export function readHead(head: HttpHead): SignedRequest | undefined {
  const [requestLine = "", ...lines] = head.split("\r\n");
  const [, method, target] = /^([A-Z]+) (\/[!-~\x80-\xff]*) HTTP\/1\.1$/.exec(requestLine) ?? [];
  if (method === undefined || target === undefined) return undefined;
  const rawHeaders: string[] = [];
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+\-.^_`|~\w]+):[ \t]*([\t -~\x80-\xff]*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return undefined;
    rawHeaders.push(name, value.replace(/[ \t]+$/, ""));
  }
  const [path = "", ...query] = target.split("?");
  return { method, rawPath: path, rawQuery: query.join("?"), headers: readRawHeaders(rawHeaders) };
}

/** The same for two requests which differ in nothing but letters of headers' names, spaces around values, and how URIs are encoded. */
export function meaningOf({ method, rawPath, rawQuery, headers }: SignedRequest): string {
  const bytes = (text: string) =>
    text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const members = rawQuery.split("&").map((member) => {
    const [name = "", ...value] = member.replaceAll("+", " ").split("=");
    return [bytes(name), bytes(value.join("="))];
  });
  const values = [...headers].map(([name, all]) => [name, all.map((value) => value.trim().replace(/[ \t]+/g, " "))]);
  return JSON.stringify([method, bytes(rawPath), members, values]);
}
