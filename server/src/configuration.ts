import { isIPv4 } from "node:net";
import type { IssuerRole } from "./configuration/formats.js";
import { misspeltSettings } from "./configuration/misspelt.js";
import { Environment, type logLevels } from "./configuration/settings.js";
import type { Quotas } from "./quotas/quotas.js";
import { type TraceDestination, traceDestination } from "./telemetry/destination.js";

/** Limits of strangers where others than the machine itself can reach the server. */
const againstStrangers = { calls: 600, wrongCredentials: 30 } as const;

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));

/** Whether only this machine can reach the server: with a proxy before it, others can. */
const isForThisMachine = ({ HOST, CONCORDAT_TRUST_PROXY }: Environment): boolean =>
  isLoopback(HOST) && CONCORDAT_TRUST_PROXY === 0;

/** Strangers are limited unless the settings say otherwise, or only the machine itself can reach the server. */
const limitsOfStrangers = (data: Environment) => {
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
  /** Where the APIs are served over TLS, too; absent: nowhere. */
  readonly tlsPort: number | undefined;
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
  /** The server may call providers, and copy from sources, on loopback and private addresses. */
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
  /** How many processes serve S3, and IAM and STS on their own port; 0: the one of the server does. */
  readonly s3Workers: number;
  /** Files with a certificate and its key, as PEM; absent: an authority in the data folder issues certificates. */
  readonly tlsCertificate: string | undefined;
  readonly tlsKey: string | undefined;
  /** A folder with further certificates and keys. */
  readonly tlsFolder: string | undefined;
  /** URL of the directory of an ACME authority; absent: none issues certificates. */
  readonly acmeDirectory: string | undefined;
  readonly acmeEmail: string | undefined;
  /** A custom domain is in use only once DNS says that it leads here. */
  readonly verifyDomains: boolean;
  /** The DNS servers that are asked; absent: those of the operating system. */
  readonly dnsServers: readonly string[] | undefined;
  /** How long a service stays in each state of its set-up or deletion, in milliseconds; 0: the call carries it out. */
  readonly provisioningStepMs: number;
  /** How many services, or buckets, a page has if the request does not say. */
  readonly pageSize: number;
  /** How long a deleted bucket is listed before it is cleaned up, in milliseconds; 0: the call that deletes it begins. */
  readonly bucketCleanupMs: number;
  /** How many copy jobs this server carries out at a time; 0: none. */
  readonly jobsAtOnce: number;
  /** How many objects, and parts of large ones, a copy job copies at a time. */
  readonly jobsParallelCopies: number;
  /** How many bytes all copy jobs of this server together copy in a second; 0: as many as they can. */
  readonly jobsBytesPerSecond: number;
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
  /** Absent: text at a terminal, JSON elsewhere. */
  readonly logFormat: "json" | "text" | undefined;
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
  { PORT, CONCORDAT_S3_PORT: port }: Pick<Environment, "PORT" | "CONCORDAT_S3_PORT">,
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
  const misspelt = misspeltSettings(Object.keys(present));
  if (!read.success || misspelt.length > 0) {
    const wrong = read.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`) ?? [];
    throw new ConfigurationError([...wrong, ...misspelt]);
  }
  const { data } = read;
  if ((data.CONCORDAT_TLS_CERTIFICATE === undefined) !== (data.CONCORDAT_TLS_KEY === undefined)) {
    throw new ConfigurationError(["CONCORDAT_TLS_CERTIFICATE and CONCORDAT_TLS_KEY must be set together."]);
  }
  return {
    port: data.PORT,
    tlsPort: data.CONCORDAT_TLS_PORT,
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
    allowPrivateAddresses: data.CONCORDAT_ALLOW_PRIVATE_ADDRESSES ?? isForThisMachine(data),
    upcloudUsername: data.CONCORDAT_UPCLOUD_USERNAME,
    upcloudPassword: data.CONCORDAT_UPCLOUD_PASSWORD,
    upcloudToken: data.CONCORDAT_UPCLOUD_TOKEN,
    objectsDomain: data.CONCORDAT_OBJECTS_DOMAIN,
    s3Port: s3PortOf(data, "CONCORDAT_S3_PORT" in present),
    s3TlsPort: data.CONCORDAT_S3_TLS_PORT,
    iamPort: data.CONCORDAT_IAM_PORT,
    s3Workers: data.CONCORDAT_S3_WORKERS,
    tlsCertificate: data.CONCORDAT_TLS_CERTIFICATE,
    tlsKey: data.CONCORDAT_TLS_KEY,
    tlsFolder: data.CONCORDAT_TLS_FOLDER,
    acmeDirectory: data.CONCORDAT_ACME_DIRECTORY,
    acmeEmail: data.CONCORDAT_ACME_EMAIL,
    verifyDomains: data.CONCORDAT_VERIFY_DOMAINS,
    dnsServers: data.CONCORDAT_DNS_SERVERS,
    provisioningStepMs: data.CONCORDAT_PROVISIONING_STEP_MS,
    pageSize: data.CONCORDAT_PAGE_SIZE,
    bucketCleanupMs: data.CONCORDAT_BUCKET_CLEANUP_MS,
    jobsAtOnce: data.CONCORDAT_JOBS_AT_ONCE,
    jobsParallelCopies: data.CONCORDAT_JOBS_PARALLEL_COPIES,
    jobsBytesPerSecond: data.CONCORDAT_JOBS_BYTES_PER_SECOND,
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
    logFormat: data.CONCORDAT_LOG_FORMAT,
    traces: traceDestination(data),
  };
};
