import { readBaseUrl } from "../base-url.js";
import { CredentialsError } from "../errors/credentials-error.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { ConcordatOptions } from "../options.js";
import { type BasicCredentials, basic } from "./basic.js";
import { bearer } from "./bearer.js";

/** An API that is described by environment variables, by what their names begin with. */
export type EnvironmentApi = "upcloud" | "ucloud";

/** What the environment says about an API, to be given to a client alone or together with other options. */
export type EnvironmentOptions = Pick<ConcordatOptions, "baseUrl" | "project"> & {
  readonly credentials: string | BasicCredentials;
};

const defaultBaseUrls: Readonly<Record<EnvironmentApi, string>> = {
  upcloud: "https://api.upcloud.com",
  ucloud: "https://cloud.sdu.dk",
};

/** Where there is no Node, and nothing like it, there are no variables. */
const platformEnvironment = (): object => (globalThis as { process?: { env?: object } }).process?.env ?? {};

/** Has each fault name the variable that it is about: never what is in it, which may be secret. */
const about = <Result>(variable: string, read: () => Result): Result => {
  try {
    return read();
  } catch (error) {
    const Class = error instanceof CredentialsError ? CredentialsError : InvalidArgumentError;
    throw new Class(`${variable}: ${(error as Error).message}`, { cause: error });
  }
};

/** The variables of one API: their values, by the end of their names. */
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
 * Reads where an API is, and on whose behalf to call it, from environment variables:
 *
 * - `"upcloud"`: `UPCLOUD_TOKEN`, or `UPCLOUD_USERNAME` with `UPCLOUD_PASSWORD`; `UPCLOUD_BASE_URL`
 *   (`https://api.upcloud.com` where it is not set)
 * - `"ucloud"`: `UCLOUD_TOKEN`; `UCLOUD_BASE_URL` (`https://cloud.sdu.dk` where it is not set); `UCLOUD_PROJECT`, the
 *   project in which calls act (the personal workspace where it is not set)
 *
 * A variable that is empty is not set. The two APIs have different hosts and secrets: a program that uses both makes a
 * client for each.
 *
 * @param api which of the two
 * @param environment the variables; those of the process when left out. Runtimes without any hand them in here
 * @throws {@link CredentialsError} when credentials are missing, incomplete, given twice or cannot be sent
 * @throws {@link InvalidArgumentError} when the base URL is none
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
    throw new CredentialsError(`${token.name} is set, and a user and password too: keep one of them`);
  if (token.value !== undefined) about(token.name, () => bearer(token.value));
  const credentials = token.value ?? user;
  if (credentials === undefined) {
    const others = api === "upcloud" ? `, nor are ${variables("USERNAME").name} and ${variables("PASSWORD").name}` : "";
    throw new CredentialsError(`${token.name} is not set${others}`);
  }
  return { baseUrl, credentials, ...(api === "ucloud" ? { project: project.value?.trim() } : {}) };
};
