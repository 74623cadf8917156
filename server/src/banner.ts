import { contract } from "@concordat/contract";
import { basePath } from "@concordat/contract/object-storage";
import type { FirstAccount } from "./accounts/first-account.js";
import type { FirstService } from "./storage/first-service.js";

/** A new service, with the secret of its first key where that may be shown. */
export type ShownService = Omit<FirstService, "secretAccessKey"> & { readonly secretAccessKey: string | undefined };

/** What a person wants to know of a server that has just started. */
export interface BannerFacts {
  readonly version: string;
  /** Where the APIs answer. */
  readonly url: string;
  /** Everything that can be reached, and where the data lies, each under a short title. */
  readonly addresses: readonly (readonly [title: string, address: string])[];
  /** An administrator of the directory, if there is one. */
  readonly admin: string | undefined;
  /** An account of object storage, with its secrets where they may be shown, and this is the one time to do it. */
  readonly account: FirstAccount;
  /** The service that this start has made, with its key where that may be shown, and this is the one time to do it. */
  readonly service: ShownService | undefined;
  /** Where S3 answers, if it is served. */
  readonly s3Url: string | undefined;
  /** Settings that the commands need as well, since they were not left at their defaults. None of them is a secret. */
  readonly settings: Readonly<Record<string, string>>;
  /** Names of settings that the commands need too, and that are secret. */
  readonly secretSettings: readonly string[];
  /** How the command line is called. */
  readonly command: readonly string[];
  /** A token of the administrator to show, where a command would need a secret setting to issue one. */
  readonly token: string | undefined;
}

/** A word as a shell reads it. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** A command, with the settings that lead it to the same data. */
const commandLine = ({ settings, command }: BannerFacts, ...words: readonly string[]): string =>
  [
    ...Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}`),
    ...[...command, ...words].map(quoted),
  ].join(" ");

const adminTokenCommand = (facts: BannerFacts, admin: string): string =>
  commandLine(facts, "token", "--subject", admin, "--role", "ADMIN");

const accountTokenCommand = (facts: BannerFacts): string =>
  commandLine(facts, "account", "token", "create", facts.account.username);

const call = (url: string, bearer: string): string => `curl -sS ${quoted(url)} -H "Authorization: Bearer ${bearer}"`;

/** A call of the API that works as it stands, in the folder from which the server was started. */
export const curlCall = (facts: BannerFacts, admin: string): string =>
  call(facts.url + contract.providers.browse.path, facts.token ?? `$(${adminTokenCommand(facts, admin)})`);

/** A call of object storage: with the token that can be shown, else with one that the command line makes. */
export const storageCall = (facts: BannerFacts): string =>
  call(facts.url + basePath, facts.account.token ?? `$(${accountTokenCommand(facts)})`);

/** Stores a file in the bucket of the first service, with the key that can be shown only now. */
const storeCall = (s3Url: string, service: FirstService): string =>
  [
    `AWS_ACCESS_KEY_ID=${service.accessKeyId}`,
    `AWS_SECRET_ACCESS_KEY=${quoted(service.secretAccessKey)}`,
    `AWS_REGION=${service.region}`,
    `aws --endpoint-url ${quoted(s3Url)} s3 cp README.md s3://${service.bucket}/`,
  ].join(" ");

/** Makes a key of the first service, for who cannot be shown the first one. */
const keyCall = (facts: BannerFacts, { uuid, username }: ShownService): string => {
  const path = contract.objectStorage.users.accessKeys.create.path
    .replace(":service_uuid", uuid)
    .replace(":username", username);
  const bearer = facts.account.token ?? `$(${accountTokenCommand(facts)})`;
  return `curl -sS -X POST ${quoted(facts.url + path)} -H "Authorization: Bearer ${bearer}"`;
};

const objectCalls = (facts: BannerFacts): (readonly [title: string, call: string])[] => {
  const { s3Url, service } = facts;
  if (s3Url === undefined || service === undefined) return [];
  const { secretAccessKey } = service;
  return secretAccessKey === undefined
    ? [[`Make an access key for the bucket ${service.bucket} of the service ${service.name}:`, keyCall(facts, service)]]
    : [["Store an object, with a key that is shown only now:", storeCall(s3Url, { ...service, secretAccessKey })]];
};

const adminLine = (facts: BannerFacts): string => {
  const { admin } = facts;
  if (admin === undefined)
    return `none; to make one: ${commandLine(facts, "user", "create", "NAME", "--role", "ADMIN")}`;
  return facts.token === undefined
    ? `user ${admin}; a token for ten minutes: ${adminTokenCommand(facts, admin)}`
    : `user ${admin}; the token below is valid for ten minutes`;
};

const accountLine = (facts: BannerFacts): string => {
  const { username, password, token } = facts.account;
  const secrets = Object.entries({ password, token }).flatMap(([name, secret]) =>
    secret ? [`${name} ${secret}`] : [],
  );
  return secrets.length === 0
    ? `account ${username}; a token: ${accountTokenCommand(facts)}`
    : `account ${username}; shown only now: ${secrets.join(", ")}`;
};

const secretSettingsLine = ({ secretSettings }: BannerFacts): string =>
  `need the same ${secretSettings.join(" and ")} as this server`;

/** What stands under a title of its own at the end: a call to begin with. */
const firstCalls = (facts: BannerFacts): (readonly [title: string, call: string])[] => [
  ...(facts.admin === undefined
    ? []
    : [["List the providers (none at first):", curlCall(facts, facts.admin)] as const]),
  ["List the services of object storage:", storageCall(facts)],
  ...objectCalls(facts),
];

/** The last thing that a start prints. */
export const banner = (facts: BannerFacts): string => {
  const lines = [
    ...facts.addresses,
    ["Admin", adminLine(facts)],
    ["Storage", accountLine(facts)],
    ...(facts.secretSettings.length === 0 ? [] : [["Commands", secretSettingsLine(facts)]]),
  ] as const;
  const width = Math.max(...lines.map(([title = ""]) => title.length));
  return [
    "",
    `  Concordat ${facts.version} is ready.`,
    "",
    ...lines.map(([title = "", text = ""]) => `  ${title.padEnd(width)}  ${text}`),
    "",
    ...firstCalls(facts).flatMap(([title, command]) => [`  ${title}`, "", `  ${command}`, ""]),
    "",
  ].join("\n");
};
