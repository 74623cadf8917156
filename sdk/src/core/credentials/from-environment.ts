import { readBaseUrl } from "../base-url.js";
import { CredentialsError } from "../errors/credentials-error.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { ConcordatOptions } from "../options.js";
import { type BasicCredentials, basic } from "./basic.js";
import { bearer } from "./bearer.js";

/** The prefix of the environment variables that describe an API. */
export type EnvironmentApi = "upcloud" | "ucloud";

/** Options of a client from the environment; they can be combined with other options. */
export type EnvironmentOptions = Pick<ConcordatOptions, "baseUrl" | "project"> & {
  readonly credentials: string | BasicCredentials;
};

const defaultBaseUrls: Readonly<Record<EnvironmentApi, string>> = {
  upcloud: "https://api.upcloud.com",
  ucloud: "https://cloud.sdu.dk",
};

/** Runtimes without `process.env` have no variables. */
const platformEnvironment = (): object => (globalThis as { process?: { env?: object } }).process?.env ?? {};

/** Makes each error name its variable, and never the value, which may be secret. */
const about = <Result>(variable: string, read: () => Result): Result => {
  try {
    return read();
  } catch (error) {
    const Class = error instanceof CredentialsError ? CredentialsError : InvalidArgumentError;
    throw new Class(`${variable}: ${(error as Error).message}`, { cause: error });
  }
};

/** The variables of one API, by the end of their names. */
type Variables = (name: string) => { readonly name: string; readonly value: string | undefined };

const variablesOf =
  (api: EnvironmentApi, environment: object): Variables =>
  (end) => {
    const name = `${api.toUpperCase()}_${end}`;
    const value = (environment as Readonly<Record<string, unknown>>)[name];
    return { name, value: typeof value === "string" && value.trim() !== "" ? value : undefined };
  };

const userIn = (variables: Variables): BasicCredentials | undefined => {
  const [username, password] = [variables("USERNAME"), variables("PASSWORD")];
  if (username.value === undefined && password.value === undefined) return undefined;
  if (username.value === undefined) throw new CredentialsError(`${password.name} is set, but ${username.name} is not`);
  if (password.value === undefined) throw new CredentialsError(`${username.name} is set, but ${password.name} is not`);
  const user = { username: username.value, password: password.value };
  about(`${username.name} and ${password.name}`, () => basic(user));
  return user;
};

/**
 * Reads the base URL and the credentials of an API from environment variables:
 *
 * - `"upcloud"`: `UPCLOUD_TOKEN`, or `UPCLOUD_USERNAME` with `UPCLOUD_PASSWORD`; `UPCLOUD_BASE_URL`
 *   (`https://api.upcloud.com` by default)
 * - `"ucloud"`: `UCLOUD_TOKEN`; `UCLOUD_BASE_URL` (`https://cloud.sdu.dk` by default); `UCLOUD_PROJECT`, the
 *   project to work in (the personal workspace by default)
 *
 * An empty variable counts as not set. The two APIs have different hosts and secrets: a program that uses both creates one client
 * for each.
 *
 * @param api which of the two
 * @param environment the variables; `process.env` by default. Runtimes without it pass their variables here
 * @throws {@link CredentialsError} when credentials are missing, incomplete, given twice or cannot be sent
 * @throws {@link InvalidArgumentError} when the base URL is invalid
 *
 * @example
 * const { objectStorage } = new Concordat(fromEnvironment("upcloud"));
 * const { providers } = new Concordat({ ...fromEnvironment("ucloud"), timeoutMs: 10_000 });
 */
export const fromEnvironment = (
  api: EnvironmentApi,
  environment: object = platformEnvironment(),
): EnvironmentOptions => {
  const variables = variablesOf(api, environment);
  const [url, token, project] = [variables("BASE_URL"), variables("TOKEN"), variables("PROJECT")];
  const baseUrl = about(url.name, () => readBaseUrl((url.value ?? defaultBaseUrls[api]).trim()));
  const user = api === "upcloud" ? userIn(variables) : undefined;
  if (token.value !== undefined && user)
    throw new CredentialsError(`${token.name} is set, and so are a username and a password: remove one of them`);
  if (token.value !== undefined) about(token.name, () => bearer(token.value));
  const credentials = token.value ?? user;
  if (credentials === undefined) {
    const others = api === "upcloud" ? `, nor are ${variables("USERNAME").name} and ${variables("PASSWORD").name}` : "";
    throw new CredentialsError(`${token.name} is not set${others}`);
  }
  return { baseUrl, credentials, ...(api === "ucloud" ? { project: project.value?.trim() } : {}) };
};
