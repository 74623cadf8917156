import { contract } from "@concordat/contract";
import { basePath } from "@concordat/contract/object-storage";
import type { FirstAccount } from "./accounts/first-account.js";

/** What a person wants to know of a server that has just started. */
export interface BannerFacts {
  readonly version: string;
  /** Where the server answers. */
  readonly url: string;
  /** Where the documentation is, if it is served. */
  readonly docs: string | undefined;
  /** Where the data lies. */
  readonly data: string;
  /** An administrator of the directory. */
  readonly admin: string;
  /** An account of object storage, with its secrets where this is the one time to show them. */
  readonly account: FirstAccount;
  /** Settings that the commands need as well, since they were not left at their defaults. None of them is a secret. */
  readonly settings: Readonly<Record<string, string>>;
  /** How the command line is called. */
  readonly command: readonly string[];
  /** A token to show, where a command would need a secret setting to issue one. */
  readonly token: string | undefined;
}

/** A word as a shell reads it. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** The command that prints a token, with the settings that lead it to the same data. */
const tokenCommand = ({ admin, settings, command }: BannerFacts): string =>
  [
    ...Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}`),
    ...[...command, "token", "--subject", admin, "--role", "ADMIN"].map(quoted),
  ].join(" ");

/** A call of the API that works as it stands, in the folder from which the server was started. */
export const curlCall = (facts: BannerFacts): string => {
  const bearer = facts.token ?? `$(${tokenCommand(facts)})`;
  return `curl -sS ${quoted(facts.url + contract.providers.browse.path)} -H "Authorization: Bearer ${bearer}"`;
};

/** A call of object storage: with the token that can be shown, else curl asks for the password. */
export const storageCall = ({ url, account: { username, token } }: BannerFacts): string => {
  const credentials = token === undefined ? `-u ${quoted(username)}` : `-H "Authorization: Bearer ${token}"`;
  return `curl -sS ${quoted(url + basePath)} ${credentials}`;
};

const accountLine = ({ username, password, token }: FirstAccount): string => {
  const secrets = Object.entries({ password, token }).flatMap(([name, secret]) =>
    secret ? [`${name} ${secret}`] : [],
  );
  const shown = secrets.length === 0 ? "" : `; shown only now: ${secrets.join(", ")}`;
  return `  Storage account ${username}${shown}`;
};

/** The last thing that a start prints. */
export const banner = (facts: BannerFacts): string =>
  [
    "",
    `  Concordat ${facts.version} is ready.`,
    "",
    `  API     ${facts.url}`,
    ...(facts.docs === undefined ? [] : [`  Docs    ${facts.docs}`]),
    `  Data    ${facts.data}`,
    facts.token === undefined
      ? `  Admin   user ${facts.admin}; a token for ten minutes: ${tokenCommand(facts)}`
      : `  Admin   user ${facts.admin}; the token below is valid for ten minutes`,
    accountLine(facts.account),
    "",
    "  List the providers (none at first):",
    "",
    `  ${curlCall(facts)}`,
    "",
    "  List the services of object storage (none at first):",
    "",
    `  ${storageCall(facts)}`,
    "",
    "",
  ].join("\n");
