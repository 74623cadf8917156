import { InvalidArgumentError } from "./errors/invalid-argument-error.js";
import { jsonBody } from "./json-body.js";
import type { CallOptions } from "./options.js";
import { fillPath, variablesOf } from "./path.js";
import { queryOf } from "./query.js";
import type { Arguments, Route } from "./route.js";

/** A request that is ready to be sent, but for its credentials. */
export interface PreparedRequest {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** What a client adds to each of its requests. */
export interface RequestDefaults {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, unknown>>;
}

const urlOf = (route: Route, params: object, baseUrl: string): string => {
  const path = fillPath(route.path, params as Record<string, unknown>, route.id);
  const query = route.query ? queryOf(params, route.query, variablesOf(route.path), route.id) : "";
  return baseUrl + path + (query === "" ? "" : `?${query}`);
};

/** The options that travel as headers. Null says: not even what the client sends by default. */
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

/** Header names in lower case, so that what comes later replaces what came before. */
const checked = (headers: Readonly<Record<string, string>>, operation: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      // Checked here because `fetch` would repeat the value, which may be secret, in its own error.
      if (sendableName.test(name) && sendableValue.test(value)) return [name.toLowerCase(), value];
      throw new InvalidArgumentError(`the header \`${name}\` has a name or a value that cannot be sent`, { operation });
    }),
  );

/** Lays a method's arguments into a request, as the route table says. */
export const prepareRequest = (
  route: Route,
  { params = {}, body }: Arguments,
  options: CallOptions,
  defaults: RequestDefaults,
): PreparedRequest => ({
  url: urlOf(route, params, defaults.baseUrl),
  headers: {
    accept: "application/json",
    ...(route.body ? { "content-type": "application/json" } : {}),
    ...checked(defaults.headers, route.id),
    ...checked(optionHeaders(route, options, defaults.options), route.id),
    ...checked(options.headers ?? {}, route.id),
  },
  ...(route.body ? { body: jsonBody(route.body === "empty" ? {} : body, route.id) } : {}),
});
