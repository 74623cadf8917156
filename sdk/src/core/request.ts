import type { Arguments } from "./arguments.js";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";
import { jsonBody } from "./json-body.js";
import type { CallOptions } from "./options.js";
import { fillPath } from "./path.js";
import { queryOf } from "./query.js";
import type { Route } from "./route.js";

/** A request that is ready to be sent, except for its credentials. */
export interface PreparedRequest {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** What a client adds to each request. */
export interface RequestDefaults {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, unknown>>;
}

const urlOf = (route: Route, { path = [], query = {} }: Arguments, baseUrl: string): string => {
  const text = route.query ? queryOf(query, route.query, route.id) : "";
  return baseUrl + fillPath(route.path, path, route.id) + (text === "" ? "" : `?${text}`);
};

/** Documents may be given as objects, and are sent as text in the body. */
const withDocuments = (body: unknown, documents: readonly string[]): unknown => {
  const members = Object.entries(body ?? {}).map(([name, member]) =>
    documents.includes(name) && typeof member === "object" && member !== null
      ? [name, JSON.stringify(member)]
      : [name, member],
  );
  return Object.fromEntries(members);
};

const bodyOf = (route: Route, body: unknown): string => {
  if (route.body === "empty") return "{}";
  return jsonBody(route.documents ? withDocuments(body, route.documents) : body, route.id);
};

/** The options that are sent as headers. Null means: not even the client's default. */
const optionHeaders = (route: Route, options: object, defaults: RequestDefaults["options"]): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [option, header] of Object.entries(route.headers ?? {})) {
    const given = (options as Record<string, unknown>)[option];
    const value = given === undefined ? defaults[option] : given;
    if (value !== null && value !== undefined) headers[header] = String(value);
  }
  return headers;
};

const sendableName = /^[\w!#$%&'*+.^`|~-]+$/;
const sendableValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Header names in lower case, so that later headers replace earlier ones. */
export const checkedHeaders = (headers: Readonly<Record<string, string>>, operation: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      // checked here, because an error of `fetch` would contain the value, which may be secret
      if (sendableName.test(name) && sendableValue.test(value)) return [name.toLowerCase(), value];
      throw new InvalidArgumentError(`the header \`${name}\` has a name or a value that cannot be sent`, { operation });
    }),
  );

/** Builds a request from a method's arguments, according to the route table. */
export const prepareRequest = (
  route: Route,
  args: Arguments,
  options: CallOptions,
  defaults: RequestDefaults,
): PreparedRequest => ({
  url: urlOf(route, args, defaults.baseUrl),
  headers: {
    accept: "application/json",
    ...(route.body && { "content-type": "application/json" }),
    ...checkedHeaders(defaults.headers, route.id),
    ...checkedHeaders(optionHeaders(route, options, defaults.options), route.id),
    ...checkedHeaders(options.headers ?? {}, route.id),
  },
  ...(route.body && { body: bodyOf(route, args.body) }),
});
