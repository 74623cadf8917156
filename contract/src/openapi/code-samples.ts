import type { Example } from "../operation.js";
import type { AnyOperation, WalkedOperation } from "../router.js";
import { sdkSamples } from "./generated/sdk-samples.js";
import { headerName } from "./parameters.js";
import { securityOf } from "./security.js";

/** A call as code for one client, as documentation tools show it. */
export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

type Members = Readonly<Record<string, unknown>>;

/** The default address of a server, and an example of a provider's address. */
const origins = { core: "http://127.0.0.1:8080", provider: "https://provider.example.com" } as const;

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

const addressOf = ({ path, servedBy }: AnyOperation, pathParams: Members, query: Members): string => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(pathParams[name])));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map((item): [string, string] => [name, String(item)]),
    ),
  ).toString();
  return `${origins[servedBy]}${filled}${search === "" ? "" : `?${search}`}`;
};

/** The environment variables with tokens that samples use, by the security scheme that takes them. */
const tokenVariables: Readonly<Record<string, string>> = {
  accessToken: "UCLOUD_TOKEN",
  accountToken: "UPCLOUD_TOKEN",
  coreToken: "CORE_TOKEN",
};

/** The variable with the token that an operation takes; undefined if it takes none. */
const tokenVariableOf = (operation: AnyOperation): string | undefined =>
  securityOf(operation)
    .flatMap(Object.keys)
    .map((name) => tokenVariables[name] ?? "TOKEN")[0];

/** An example as a curl command, with the caller's token in an environment variable. */
const curlSample = (operation: AnyOperation, { request }: Example): string => {
  const { pathParams = {}, query = {}, headers = {}, body } = request as Partial<Record<string, Members>>;
  const variable = tokenVariableOf(operation);
  const isImplied = operation.method === (body === undefined ? "GET" : "POST");
  return [
    `curl ${isImplied ? "" : `-X ${operation.method} `}${quoted(addressOf(operation, pathParams, query))}`,
    ...(variable === undefined ? [] : [`-H "Authorization: Bearer $${variable}"`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${headerName(name)}: ${String(value)}`)}`),
    ...(body === undefined
      ? []
      : ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body, null, 2))}`]),
  ].join(" \\\n  ");
};

/** Every example of an operation as code with the SDK, if clients call it, and as a curl command. */
export const codeSamplesOf = ({ id, operation }: WalkedOperation): CodeSample[] =>
  operation.examples.flatMap((example, index) => {
    const which = index === 0 ? "" : `: ${example.summary}`;
    const sdk = sdkSamples[id]?.[index];
    return [
      ...(sdk === undefined ? [] : [{ lang: "TypeScript", label: `SDK${which}`, source: sdk }]),
      { lang: "Shell", label: `curl${which}`, source: curlSample(operation, example) },
    ];
  });
