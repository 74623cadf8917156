import { type PageAnswer, type Route, sendPageRequest } from "./send-page-request.js";
import type { ExpectedHeader, WebsiteCase } from "./website-case.js";

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}… (${text.length})` : text);

const headerFault = (name: string, expected: ExpectedHeader, value: string | undefined): string | undefined => {
  if (expected === null) return value === undefined ? undefined : `${name} is there: ${value}`;
  if (typeof expected === "string") return value === expected ? undefined : `${name} is ${value}, not ${expected}`;
  return value !== undefined && expected.test(value) ? undefined : `${name} is ${value}, not like ${expected}`;
};

const bodyFault = (expected: string | RegExp | undefined, body: string): string | undefined => {
  if (expected === undefined) return undefined;
  const isRight = typeof expected === "string" ? expected === body : expected.test(body);
  return isRight ? undefined : `the body is ${short(JSON.stringify(body))}, not ${short(String(expected))}`;
};

/** What holds of every answer of a website, whatever is asked. */
const generalFaults = ({ status, headers, body }: PageAnswer, isHead: boolean): (string | undefined)[] => [
  headerFault("set-cookie", null, headers["set-cookie"]?.join()),
  headerFault("x-content-type-options", "nosniff", headers["x-content-type-options"] as string | undefined),
  status >= 500 ? `the status is ${status}` : undefined,
  isHead && body !== "" ? "HEAD has a body" : undefined,
  /^<\?xml/.test(body) ? "the body is a document of S3" : undefined,
];

const withValidators = async (
  route: Route,
  { headers = {}, validatorsOf }: WebsiteCase,
): Promise<Record<string, string>> => {
  if (validatorsOf === undefined) return headers;
  const { etag = "", "last-modified": modified = "" } = (await sendPageRequest(route, { path: validatorsOf })).headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replace("{etag}", etag).replace("{modified}", modified),
    ]),
  );
};

/** Plays a case by a route. @returns what is wrong, a sentence each */
export const faultsOf = async (route: Route, asked: WebsiteCase): Promise<string[]> => {
  const { method = "GET", path, status, answer = {}, body } = asked;
  const got = await sendPageRequest(route, { method, path, headers: await withValidators(route, asked) });
  const headerFaults = Object.entries(answer).map(([name, expected]) =>
    headerFault(name, expected, got.headers[name]?.toString()),
  );
  return [
    got.status === status ? undefined : `the status is ${got.status}, not ${status}: ${short(got.body)}`,
    ...headerFaults,
    method === "HEAD" ? undefined : bodyFault(body, got.body),
    ...generalFaults(got, method === "HEAD"),
  ]
    .filter((fault) => fault !== undefined)
    .map((fault) => `${route.name}: ${fault}`);
};
