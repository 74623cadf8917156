import { isIPv4 } from "node:net";
import type { Role } from "@concordat/contract/ucloud";
import * as z from "zod";
import { accountNames, passwords } from "./accounts/credential-rules.js";
import { canHoldEnoughBits } from "./accounts/token-strength.js";
import { originList, trustedProxies } from "./http/address-lists.js";
import { type Quotas, readQuotas } from "./quotas/quotas.js";
import { type TraceDestination, traceDestination, traceProtocols } from "./telemetry/destination.js";
import { masterKeyBytes, mostMasterKeys, parseMasterKeys } from "./vault/parse-master-keys.js";

const wholeMilliseconds = "must be a whole number of milliseconds, up to an hour";
const milliseconds = z
  .string()
  .regex(/^\d{1,7}$/, { error: wholeMilliseconds, abort: true })
  .transform(Number)
  .refine((number) => number <= 3_600_000, wholeMilliseconds);
/** A whole number between two bounds, both allowed. */
const wholeNumber = (least: number, most: number) => {
  const sentence = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error: sentence, abort: true })
    .transform(Number)
    .refine((number) => number >= least && number <= most, sentence);
};
/** A port, or none. */
const portOrOff = z.union([z.literal("off"), wholeNumber(0, 65_535)], {
  error: "must be off or a whole number from 0 to 65535",
});
const flag = z.enum(["true", "false"], "must be true or false").transform((text) => text === "true");
const webAddress = z.url({ protocol: /^https?$/, error: "must be an http or https URL" });
const traceProtocol = z.enum(traceProtocols, `must be ${traceProtocols.join(" or ")}`);
const quotas = z
  .string()
  .transform(readQuotas)
  .transform((read, context) => {
    if (!("fault" in read)) return read.quotas;
    context.addIssue({ code: "custom", message: read.fault });
    return z.NEVER;
  });
const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
/** The roles that tokens of another issuer may bear. Providers sign for themselves. */
const issuerRoles = ["USER", "ADMIN", "SERVICE", "THIRD_PARTY_APP"] as const satisfies readonly Role[];
type IssuerRole = (typeof issuerRoles)[number];
const isIssuerRole = (text: string): text is IssuerRole => issuerRoles.some((role) => role === text);
const issuerRoleList = z
  .string()
  .transform((text) => text.split(",").map((role) => role.trim()))
  .refine((texts) => texts.every(isIssuerRole), `must be ${issuerRoles.join(", ")}, or several with commas in between`)
  .transform((texts) => texts.filter(isIssuerRole));
const tokenBits = "must have 128 random bits: at least 32 hexadecimal digits, or 22 letters (of both cases) and digits";
const keyBytes = `must be ${masterKeyBytes} bytes in Base64, or up to ${mostMasterKeys} of them with commas in between`;
const masterKeys = z.string().refine((text) => parseMasterKeys(text.split(",")) !== undefined, keyBytes);

/** Every environment variable that the server reads, with what it must look like. */
export const Environment = z.object({
  PORT: wholeNumber(0, 65_535).default(8080),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgresql://")
    .optional(),
  CONCORDAT_DATABASE_POOL_SIZE: wholeNumber(2, 1000).default(10),
  CONCORDAT_DATABASE_CONNECT_TIMEOUT_MS: wholeNumber(100, 600_000).default(15_000),
  CONCORDAT_DATABASE_STATEMENT_TIMEOUT_MS: wholeNumber(0, 3_600_000).default(30_000),
  CONCORDAT_DATA_DIR: z.string().min(1).default(".concordat"),
  CONCORDAT_MASTER_KEY: masterKeys.optional(),
  CONCORDAT_JWT_ISSUER: z.string().min(1).default("cloud.sdu.dk"),
  CONCORDAT_JWT_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  CONCORDAT_JWKS_URL: webAddress.optional(),
  CONCORDAT_JWT_ROLES: issuerRoleList.default(["USER"]),
  CONCORDAT_JWT_MAX_AGE_SECONDS: wholeNumber(1, 31_536_000).default(86_400),
  CONCORDAT_OPEN_APPROVAL: flag.default(false),
  CONCORDAT_ALLOW_PRIVATE_ADDRESSES: flag.default(false),
  CONCORDAT_UPCLOUD_USERNAME: z.string().regex(accountNames.pattern, accountNames.sentence).optional(),
  CONCORDAT_UPCLOUD_PASSWORD: z.string().regex(passwords.pattern, passwords.sentence).optional(),
  CONCORDAT_UPCLOUD_TOKEN: z.string().refine(canHoldEnoughBits, tokenBits).optional(),
  CONCORDAT_OBJECTS_DOMAIN: z.hostname("must be a host name").toLowerCase().default("upcloudobjects.localhost"),
  CONCORDAT_S3_PORT: portOrOff.default(9000),
  CONCORDAT_S3_TLS_PORT: wholeNumber(0, 65_535).optional(),
  CONCORDAT_IAM_PORT: wholeNumber(0, 65_535).optional(),
  CONCORDAT_TLS_CERTIFICATE: z.string().min(1).optional(),
  CONCORDAT_TLS_KEY: z.string().min(1).optional(),
  CONCORDAT_PROVISIONING_STEP_MS: milliseconds.default(300),
  CONCORDAT_BUCKET_CLEANUP_MS: milliseconds.default(3000),
  CONCORDAT_MAX_CONNECTIONS: wholeNumber(1, 1_000_000).default(4096),
  CONCORDAT_REQUEST_TIMEOUT_MS: wholeNumber(100, 600_000).default(60_000),
  CONCORDAT_KEEP_ALIVE_MS: wholeNumber(1, 600_000).default(65_000),
  CONCORDAT_CALLS_PER_MINUTE: wholeNumber(0, 1_000_000).default(0),
  CONCORDAT_STRANGER_CALLS_PER_MINUTE: wholeNumber(0, 1_000_000).optional(),
  CONCORDAT_WRONG_CREDENTIALS_PER_MINUTE: wholeNumber(0, 1_000_000).optional(),
  CONCORDAT_ANSWER_BYTES: wholeNumber(1_048_576, 1_099_511_627_776).default(33_554_432),
  CONCORDAT_QUOTAS: quotas.prefault(""),
  CONCORDAT_TRUST_PROXY: trustedProxies.default(0),
  CONCORDAT_CORS_ORIGINS: originList.default([]),
  CONCORDAT_METRICS_PORT: wholeNumber(0, 65_535).optional(),
  CONCORDAT_METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  CONCORDAT_AUDIT_DAYS: wholeNumber(0, 36_500).default(90),
  CONCORDAT_HISTORY_DAYS: wholeNumber(0, 36_500).default(90),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
  // of OpenTelemetry's settings those that decide whether and where to; its library reads the others
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: webAddress.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: traceProtocol.default("http/protobuf"),
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: traceProtocol.optional(),
  OTEL_TRACES_EXPORTER: z.enum(["otlp", "none"], "must be otlp or none").default("otlp"),
  OTEL_SDK_DISABLED: z.string().toLowerCase().pipe(flag).default(false),
});

/** Limits of strangers where others than the machine itself can reach the server. */
const againstStrangers = { calls: 600, wrongCredentials: 30 } as const;

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));

/** Strangers are limited unless the settings say otherwise, or only the machine itself can reach the server. */
const limitsOfStrangers = (data: z.output<typeof Environment>) => {
  const unlessSaid = isLoopback(data.HOST) ? { calls: 0, wrongCredentials: 0 } : againstStrangers;
  return {
    strangerCallsPerMinute:
      data.CONCORDAT_STRANGER_CALLS_PER_MINUTE ?? (data.CONCORDAT_CALLS_PER_MINUTE || unlessSaid.calls),
    wrongCredentialsPerMinute: data.CONCORDAT_WRONG_CREDENTIALS_PER_MINUTE ?? unlessSaid.wrongCredentials,
  };
};

/** What the server is told from outside. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Absent: an embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | undefined;
  /** The most connections to the database that this server has at a time. */
  readonly databasePoolSize: number;
  /** How long a call waits for a connection, a new one or one of the pool, in milliseconds. */
  readonly databaseConnectTimeoutMs: number;
  /** How long the database works on one statement, in milliseconds; 0 for as long as it takes. */
  readonly databaseStatementTimeoutMs: number;
  readonly dataDir: string;
  /**
   * 32 bytes in Base64; behind it, after commas, older ones that are for reading only. Absent: in a file of the data folder,
   * which the first start makes.
   */
  readonly masterKey: string | undefined;
  readonly jwtIssuer: string;
  /** Shared secret of user tokens signed with HS256. Absent: such tokens are refused. */
  readonly jwtSecret: string | undefined;
  /** Where an external issuer of user tokens publishes its keys. */
  readonly jwksUrl: string | undefined;
  /** The roles for which the secret and the issuer may sign tokens. */
  readonly jwtRoles: readonly IssuerRole[];
  /** How long such a token counts after it was issued, in seconds, whatever it says itself. */
  readonly jwtMaxAgeSeconds: number;
  /** Anyone who holds a signed approval token may approve it. */
  readonly openApproval: boolean;
  /** Core may call providers on loopback and private addresses. */
  readonly allowPrivateAddresses: boolean;
  /** The first object storage account; what is absent is generated at the first start. */
  readonly upcloudUsername: string | undefined;
  readonly upcloudPassword: string | undefined;
  readonly upcloudToken: string | undefined;
  /** The domain under which services of object storage get names of their own. */
  readonly objectsDomain: string;
  /** Where S3 is served; absent: nowhere. */
  readonly s3Port: number | undefined;
  /** Where S3 is served over TLS, too; absent: nowhere. */
  readonly s3TlsPort: number | undefined;
  /** Where IAM and STS are served over TLS. S3 answers there too. */
  readonly iamPort: number | undefined;
  /** Files with a certificate and its key, as PEM; absent: an authority in the data folder issues certificates. */
  readonly tlsCertificate: string | undefined;
  readonly tlsKey: string | undefined;
  /** How long a service stays in each state of its set-up or deletion, in milliseconds; 0: the call carries it out. */
  readonly provisioningStepMs: number;
  /** How long a deleted bucket is listed before it is cleaned up, in milliseconds; 0: the call that deletes it begins. */
  readonly bucketCleanupMs: number;
  /** The most connections that callers may hold at a time; more are closed at once. */
  readonly maxConnections: number;
  /** How long a request may take to come in, in milliseconds. */
  readonly requestTimeoutMs: number;
  /** How long a connection stays open for a next request, in milliseconds. */
  readonly keepAliveMs: number;
  /** How many calls a caller with credentials may make in a minute; 0: any number. */
  readonly callsPerMinute: number;
  /** How many calls without credentials may come from a network in a minute; 0: any number. */
  readonly strangerCallsPerMinute: number;
  /** How many wrong credentials may come from a network, and for an account, in a minute; 0: any number. */
  readonly wrongCredentialsPerMinute: number;
  /** How many bytes of rows large answers may hold in memory at a time; one of them, and those of one caller, half of it. */
  readonly answerBytes: number;
  /** How many of everything there may be. */
  readonly quotas: Quotas;
  /** How many proxies stand before the server, or their addresses: they are believed when they say for whom they ask. */
  readonly trustProxy: number | readonly string[];
  /** Origins whose pages may call the API from browsers. */
  readonly corsOrigins: readonly string[];
  /** Where figures for Prometheus are served. Absent: nothing is counted. */
  readonly metricsPort: number | undefined;
  readonly metricsHost: string;
  /** How many days the audit trail is kept; 0: there is none. */
  readonly auditDays: number;
  /** How many days what has ended is kept: calls to providers, jobs, revoked tokens; 0: for good. */
  readonly historyDays: number;
  readonly logLevel: (typeof logLevels)[number];
  /** Where traces go; absent, nothing is followed. */
  readonly traces: TraceDestination | undefined;
}

/** A start that cannot go on because of what it was told; one sentence for each fault. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  constructor(
    readonly faults: readonly string[],
    options?: ErrorOptions,
  ) {
    super(faults.join("\n"), options);
  }
}

/** Whoever takes any free port for the APIs gets one for S3, too, unless told otherwise. */
const s3PortOf = (
  { PORT, CONCORDAT_S3_PORT: port }: Pick<z.output<typeof Environment>, "PORT" | "CONCORDAT_S3_PORT">,
  isSet: boolean,
): number | undefined => {
  if (port === "off") return undefined;
  return PORT === 0 && !isSet ? 0 : port;
};

/**
 * Reads the configuration from environment variables. An empty variable counts as absent.
 *
 * @throws ConfigurationError that names every variable that is wrong, and what was expected of it
 */
export const readConfiguration = (environment: Readonly<Record<string, string | undefined>>): Configuration => {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const read = Environment.safeParse(present);
  if (!read.success) {
    throw new ConfigurationError(read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`));
  }
  const { data } = read;
  if ((data.CONCORDAT_TLS_CERTIFICATE === undefined) !== (data.CONCORDAT_TLS_KEY === undefined)) {
    throw new ConfigurationError(["CONCORDAT_TLS_CERTIFICATE and CONCORDAT_TLS_KEY must be set together."]);
  }
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    databasePoolSize: data.CONCORDAT_DATABASE_POOL_SIZE,
    databaseConnectTimeoutMs: data.CONCORDAT_DATABASE_CONNECT_TIMEOUT_MS,
    databaseStatementTimeoutMs: data.CONCORDAT_DATABASE_STATEMENT_TIMEOUT_MS,
    dataDir: data.CONCORDAT_DATA_DIR,
    masterKey: data.CONCORDAT_MASTER_KEY,
    jwtIssuer: data.CONCORDAT_JWT_ISSUER,
    jwtSecret: data.CONCORDAT_JWT_SECRET,
    jwksUrl: data.CONCORDAT_JWKS_URL,
    jwtRoles: data.CONCORDAT_JWT_ROLES,
    jwtMaxAgeSeconds: data.CONCORDAT_JWT_MAX_AGE_SECONDS,
    openApproval: data.CONCORDAT_OPEN_APPROVAL,
    allowPrivateAddresses: data.CONCORDAT_ALLOW_PRIVATE_ADDRESSES,
    upcloudUsername: data.CONCORDAT_UPCLOUD_USERNAME,
    upcloudPassword: data.CONCORDAT_UPCLOUD_PASSWORD,
    upcloudToken: data.CONCORDAT_UPCLOUD_TOKEN,
    objectsDomain: data.CONCORDAT_OBJECTS_DOMAIN,
    s3Port: s3PortOf(data, "CONCORDAT_S3_PORT" in present),
    s3TlsPort: data.CONCORDAT_S3_TLS_PORT,
    iamPort: data.CONCORDAT_IAM_PORT,
    tlsCertificate: data.CONCORDAT_TLS_CERTIFICATE,
    tlsKey: data.CONCORDAT_TLS_KEY,
    provisioningStepMs: data.CONCORDAT_PROVISIONING_STEP_MS,
    bucketCleanupMs: data.CONCORDAT_BUCKET_CLEANUP_MS,
    maxConnections: data.CONCORDAT_MAX_CONNECTIONS,
    requestTimeoutMs: data.CONCORDAT_REQUEST_TIMEOUT_MS,
    keepAliveMs: data.CONCORDAT_KEEP_ALIVE_MS,
    callsPerMinute: data.CONCORDAT_CALLS_PER_MINUTE,
    ...limitsOfStrangers(data),
    answerBytes: data.CONCORDAT_ANSWER_BYTES,
    quotas: data.CONCORDAT_QUOTAS,
    trustProxy: data.CONCORDAT_TRUST_PROXY,
    corsOrigins: data.CONCORDAT_CORS_ORIGINS,
    metricsPort: data.CONCORDAT_METRICS_PORT,
    metricsHost: data.CONCORDAT_METRICS_HOST,
    auditDays: data.CONCORDAT_AUDIT_DAYS,
    historyDays: data.CONCORDAT_HISTORY_DAYS,
    logLevel: data.LOG_LEVEL,
    traces: traceDestination(data),
  };
};
