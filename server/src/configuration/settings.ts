import { pageSize } from "@concordat/contract/quotas";
import * as z from "zod";
import { accountNames, passwords } from "../accounts/credential-rules.js";
import { canHoldEnoughBits } from "../accounts/token-strength.js";
import { dnsServerList, originList, trustedProxies } from "../http/address-lists.js";
import { traceProtocols } from "../telemetry/destination.js";
import {
  flag,
  issuerRoleList,
  masterKeys,
  milliseconds,
  port,
  portOrOff,
  quotas,
  text,
  webAddress,
  wholeNumber,
} from "./formats.js";

const tokenBits = "must have 128 random bits: at least 32 hexadecimal digits, or 22 letters (of both cases) and digits";
export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const traceProtocol = z.enum(traceProtocols, `must be ${traceProtocols.join(" or ")}`);
const callsPerMinute = wholeNumber(0, 1_000_000);
const days = wholeNumber(0, 36_500);

const addresses = {
  PORT: port.default(8080).describe("Port of the APIs and the documentation. 0 takes a free one."),
  CONCORDAT_TLS_PORT: port
    .optional()
    .describe(
      "Port of the APIs and the documentation over TLS, for tools that call `https://api.upcloud.com` and take no other address. 0 takes a free one. Unset: none.",
    ),
  HOST: text.default("127.0.0.1").describe("Address on which all ports listen, but that of the metrics."),
  CONCORDAT_S3_PORT: portOrOff
    .default(9000)
    .describe(
      "Port of S3 over HTTP. 0 takes a free one, as `PORT=0` does unless this is set. `off`: S3 is not served.",
    ),
  CONCORDAT_S3_TLS_PORT: port.optional().describe("Port of S3 over TLS. 0 takes a free one. Unset: none."),
  CONCORDAT_IAM_PORT: port
    .optional()
    .describe(
      "Port of IAM and STS over TLS. 0 takes a free one. Services name 4443 in `iam_url` and `sts_url`. Both APIs also answer on the ports of S3.",
    ),
  CONCORDAT_S3_WORKERS: wholeNumber(0, 64)
    .default(0)
    .describe(
      "How many processes of their own serve the ports of S3, IAM and STS, so that transfers do not keep the other APIs waiting. Each has its own connections to the database. 0: none, the server's process does.",
    ),
  CONCORDAT_METRICS_PORT: port
    .optional()
    .describe("Port on which Prometheus reads metrics, at `/metrics`. Unset: nothing is counted."),
  CONCORDAT_METRICS_HOST: text.default("127.0.0.1").describe("Address of that port."),
};

const storedData = {
  CONCORDAT_DATA_DIR: text.default(".concordat").describe("The data folder."),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgresql://")
    .optional()
    .describe("A PostgreSQL of your own. Unset: an embedded one runs in the data folder."),
  CONCORDAT_DATABASE_POOL_SIZE: wholeNumber(2, 1000)
    .default(10)
    .describe("The most connections to the database that the server has at a time."),
  CONCORDAT_DATABASE_CONNECT_TIMEOUT_MS: wholeNumber(100, 600_000)
    .default(15_000)
    .describe("How long a call waits for a connection to the database before it is answered with 503."),
  CONCORDAT_DATABASE_STATEMENT_TIMEOUT_MS: wholeNumber(0, 3_600_000)
    .default(30_000)
    .describe("How long the database works on one statement before the call is answered with 503. 0: no limit."),
  CONCORDAT_MASTER_KEY: masterKeys
    .optional()
    .describe(
      "32 bytes in Base64 that seal stored secrets. Older keys, for reading, may follow behind commas. Unset: the first start makes one in the data folder.",
    ),
  CONCORDAT_AUDIT_DAYS: days.default(90).describe("How many days the audit trail is kept. 0: there is none."),
  CONCORDAT_HISTORY_DAYS: days
    .default(90)
    .describe(
      "How many days ended calls to providers, ended jobs and revoked tokens of accounts are kept. 0: for ever.",
    ),
};

const tokens = {
  CONCORDAT_JWT_ISSUER: text
    .default("cloud.sdu.dk")
    .describe("Issuer of the UCloud tokens that the server accepts and issues."),
  CONCORDAT_JWT_SECRET: z
    .string()
    .min(32, "must have at least 32 characters")
    .optional()
    .describe("Accept user tokens that are signed with this secret (HS256)."),
  CONCORDAT_JWKS_URL: webAddress.optional().describe("Accept user tokens that are signed with the keys there (RS256)."),
  CONCORDAT_JWT_ROLES: issuerRoleList
    .default(["USER"])
    .describe(
      "The roles that tokens of these two may bear, separated by commas: USER, ADMIN, SERVICE, THIRD_PARTY_APP. ADMIN counts only for administrators of the directory.",
    ),
  CONCORDAT_JWT_MAX_AGE_SECONDS: wholeNumber(1, 31_536_000)
    .default(86_400)
    .describe("How long such tokens count after they were issued, whatever they say."),
  CONCORDAT_OPEN_APPROVAL: flag
    .default(false)
    .describe("Let anybody approve a signed registration of a provider, not only administrators."),
  CONCORDAT_ALLOW_PRIVATE_ADDRESSES: flag
    .optional()
    .describe(
      "Let the server call providers and copy from sources on loopback and private addresses. Unset: true if `HOST` is loopback.",
    ),
};

const objectStorage = {
  CONCORDAT_UPCLOUD_USERNAME: z
    .string()
    .regex(accountNames.pattern, accountNames.sentence)
    .optional()
    .describe("Name of the first account of object storage."),
  CONCORDAT_UPCLOUD_PASSWORD: z
    .string()
    .regex(passwords.pattern, passwords.sentence)
    .optional()
    .describe("Its password. Unset: the first start makes one. The server refuses to start if another one is stored."),
  CONCORDAT_UPCLOUD_TOKEN: z
    .string()
    .refine(canHoldEnoughBits, tokenBits)
    .optional()
    .describe(
      "Its token, of 128 random bits or more. Unset: the first start makes one. The server refuses to start if it is not stored.",
    ),
  CONCORDAT_OBJECTS_DOMAIN: z
    .hostname("must be a host name")
    .toLowerCase()
    .default("upcloudobjects.localhost")
    .describe("Domain under which services get names of their own."),
  CONCORDAT_TLS_CERTIFICATE: text
    .optional()
    .describe(
      "File with a certificate in PEM. Unset: an authority in the data folder issues certificates; `concordat ca` prints the authority's own.",
    ),
  CONCORDAT_TLS_KEY: text.optional().describe("File with the key of that certificate."),
  CONCORDAT_TLS_FOLDER: text
    .optional()
    .describe(
      "Folder with further certificates, `NAME.crt` with `NAME.key`, or both in `NAME.pem`. A host gets the one that is for it. All files are read again when they change.",
    ),
  CONCORDAT_ACME_DIRECTORY: webAddress
    .optional()
    .describe(
      "Directory URL of an ACME authority, such as `https://acme-v02.api.letsencrypt.org/directory`. It issues certificates for custom domains and for hosts of services; whoever sets it agrees to the authority's terms. The authority must reach the port of S3 over HTTP as port 80 of these names.",
    ),
  CONCORDAT_ACME_EMAIL: z
    .email("must be an e-mail address")
    .optional()
    .describe("Address to which that authority writes."),
  CONCORDAT_VERIFY_DOMAINS: flag
    .default(false)
    .describe(
      "Use a custom domain only once its CNAME records lead to the service's public endpoint; until then the service waits in its set-up. DNS is asked again and again.",
    ),
  CONCORDAT_DNS_SERVERS: dnsServerList
    .optional()
    .describe(
      "Addresses of the DNS servers that are asked for that, separated by commas, each with a port or without. Unset: those of the operating system.",
    ),
  CONCORDAT_PROVISIONING_STEP_MS: milliseconds
    .default(300)
    .describe(
      "How long a service stays in each state of its set-up or deletion, in milliseconds. 0: the call that begins it finishes it.",
    ),
  CONCORDAT_PAGE_SIZE: wholeNumber(pageSize.default, pageSize.max)
    .default(pageSize.default)
    .describe(
      `How many services, or buckets, a page has if the request names no \`limit\`, up to ${pageSize.max}. Tools that read the first page only miss what is behind it.`,
    ),
  CONCORDAT_BUCKET_CLEANUP_MS: milliseconds
    .default(3000)
    .describe("How long a deleted bucket is listed before its clean-up begins, in milliseconds. 0: not at all."),
  CONCORDAT_JOBS_AT_ONCE: wholeNumber(0, 64)
    .default(2)
    .describe(
      "How many copy jobs this server carries out at a time, each of another account. 0: it leaves them to other servers.",
    ),
  CONCORDAT_JOBS_PARALLEL_COPIES: wholeNumber(1, 64)
    .default(8)
    .describe("How many objects, and parts of large ones, a copy job copies at a time."),
  CONCORDAT_JOBS_BYTES_PER_SECOND: wholeNumber(0, 1_099_511_627_776)
    .default(0)
    .describe("How many bytes all copy jobs of this server copy in a second, taken together. 0: no limit."),
};

const limits = {
  CONCORDAT_MAX_CONNECTIONS: wholeNumber(1, 1_000_000)
    .default(4096)
    .describe("The most connections that callers may hold at a time. More are closed at once."),
  CONCORDAT_REQUEST_TIMEOUT_MS: wholeNumber(100, 600_000)
    .default(60_000)
    .describe("How long a request may take to arrive, in milliseconds; its head at most 15 s of that."),
  CONCORDAT_KEEP_ALIVE_MS: wholeNumber(1, 600_000)
    .default(65_000)
    .describe(
      "How long a connection stays open for a next request, in milliseconds. It must be longer than a proxy in front of the server keeps it.",
    ),
  CONCORDAT_CALLS_PER_MINUTE: callsPerMinute
    .default(0)
    .describe("How many calls a caller with credentials may make in a minute, over all servers. 0: no limit."),
  CONCORDAT_STRANGER_CALLS_PER_MINUTE: callsPerMinute
    .optional()
    .describe(
      "How many calls without credentials may come in a minute from one network (an IPv4 address, 64 bits of an IPv6 address). 0: no limit. Unset: `CONCORDAT_CALLS_PER_MINUTE`; if that is 0, 600, and no limit if `HOST` is loopback.",
    ),
  CONCORDAT_WRONG_CREDENTIALS_PER_MINUTE: callsPerMinute
    .optional()
    .describe(
      "How many wrong credentials may come in a minute from one network; ten times as many wrong passwords for one account. 0: no limit. Unset: 30, and no limit if `HOST` is loopback.",
    ),
  CONCORDAT_ANSWER_BYTES: wholeNumber(1_048_576, 1_099_511_627_776)
    .default(33_554_432)
    .describe(
      "How many bytes of rows large answers may hold in memory at a time; one answer, and all answers of one caller, half of that.",
    ),
  CONCORDAT_QUOTAS: quotas
    .prefault("")
    .describe("Quotas in place of the contract's, such as `rolesPerService=2000,usersPerService=100`."),
  CONCORDAT_TRUST_PROXY: trustedProxies
    .default(0)
    .describe(
      "How many proxies stand in front of the server, or their addresses and networks separated by commas. Their `X-Forwarded-*` headers are believed.",
    ),
  CONCORDAT_CORS_ORIGINS: originList
    .default([])
    .describe("Origins whose pages may call the APIs from browsers, separated by commas. `*`: all."),
};

const logsAndTraces = {
  LOG_LEVEL: z
    .enum(logLevels, `must be one of ${logLevels.join(", ")}`)
    .default("info")
    .describe("trace, debug, info, warn, error, fatal or silent."),
  CONCORDAT_LOG_FORMAT: z
    .enum(["json", "text"], "must be json or text")
    .optional()
    .describe("`json`: an object for each line. `text`: for people. Unset: text at a terminal, json elsewhere."),
  // of OpenTelemetry's settings those that decide whether and where to; its library reads the others
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress
    .optional()
    .describe("Collector of traces, to which `/v1/traces` is added. Unset: nothing is traced."),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: webAddress
    .optional()
    .describe("The same as a whole URL. It takes precedence over the other."),
  OTEL_EXPORTER_OTLP_PROTOCOL: traceProtocol
    .default("http/protobuf")
    .describe("Protocol of the collector: http/protobuf or http/json."),
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: traceProtocol
    .optional()
    .describe("The same. It takes precedence over the other."),
  OTEL_TRACES_EXPORTER: z
    .enum(["otlp", "none"], "must be otlp or none")
    .default("otlp")
    .describe("`none`: nothing is traced."),
  OTEL_SDK_DISABLED: z.string().toLowerCase().pipe(flag).default(false).describe("`true`: nothing is traced."),
};

/** Every environment variable that the server reads, with what it must look like, under the titles of the documentation. */
export const settingGroups = {
  "Addresses and ports": addresses,
  "Stored data": storedData,
  "UCloud tokens and calls": tokens,
  "Object storage": objectStorage,
  "Connections and limits": limits,
  "Logs and traces": logsAndTraces,
};

/** All of them. */
export const Environment = z.object({
  ...addresses,
  ...storedData,
  ...tokens,
  ...objectStorage,
  ...limits,
  ...logsAndTraces,
});
export type Environment = z.output<typeof Environment>;
