import type { IncomingMessage, ServerResponse } from "node:http";

/** How long a browser may go by what it was told, in seconds. */
const maxAge = 600;

/** Requests of pages of the console. */
const letIn = new WeakSet<IncomingMessage>();

/** A request that nobody signed needs no page of the console: what is public can be read by its URL. */
const isSigned = ({ headers, url = "" }: IncomingMessage): boolean =>
  headers.authorization !== undefined || /[?&]X-Amz-Signature=/.test(url);

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === "https:" ? 443 : 80);

/**
 * Whether a page is one of this server's console: it comes from the host that the request goes to, and from the port of the
 * APIs.
 */
const isConsole = (origin: string, { host }: { readonly host: string }, console: ConsoleAddress): boolean => {
  const [page, called] = [urlOf(origin), urlOf(`http://${host}`)];
  if (page === undefined || called === undefined || page.origin !== origin) return false;
  return page.hostname === called.hostname && portOf(page) === console.port();
};

/** Where the console of this server is reached. */
export interface ConsoleAddress {
  /** The port of the APIs, once it is known. */
  readonly port: () => number | undefined;
}

/** Finds the header without making an object of all of them: most requests have none. */
const hasOrigin = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.some((text, index) => index % 2 === 0 && text.length === 6 && text.toLowerCase() === "origin");

/**
 * Lets pages of this server's console send signed requests, and read their answers, whatever buckets say to other origins. No
 * cookie is involved: a page gets what its access key may do, and nothing more.
 *
 * @returns whether the request was a browser's question, which is answered hereby
 */
export const letConsoleIn = (incoming: IncomingMessage, response: ServerResponse, console: ConsoleAddress): boolean => {
  if (!hasOrigin(incoming)) return false;
  const { origin = "", host = "" } = incoming.headers;
  if (!isConsole(origin, { host }, console)) return false;
  const asked = incoming.headers["access-control-request-method"];
  const isQuestion = incoming.method === "OPTIONS" && asked !== undefined;
  if (!isQuestion && !isSigned(incoming)) return false;
  letIn.add(incoming);
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.setHeader("Access-Control-Expose-Headers", "*");
  response.setHeader("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
  if (!isQuestion) return false;
  response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, PUT, POST, DELETE");
  response.setHeader("Access-Control-Allow-Headers", incoming.headers["access-control-request-headers"] ?? "");
  response.setHeader("Access-Control-Max-Age", maxAge);
  response.end();
  return true;
};

/** Whether a request was let in: then nothing that a bucket says to other origins is added to its answer. */
export const isLetIn = (incoming: IncomingMessage): boolean => letIn.has(incoming);
