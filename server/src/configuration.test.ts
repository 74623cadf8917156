import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ConfigurationError, readConfiguration } from "./configuration.js";
import { defaultQuotas } from "./quotas/quotas.js";

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
};

describe("the configuration", () => {
  it("has a default for everything that can have one", () => {
    expect(readConfiguration({})).toEqual({
      port: 8080,
      tlsPort: undefined,
      host: "127.0.0.1",
      databaseUrl: undefined,
      databasePoolSize: 10,
      databaseConnectTimeoutMs: 15_000,
      databaseStatementTimeoutMs: 30_000,
      dataDir: ".concordat",
      masterKey: undefined,
      jwtIssuer: "cloud.sdu.dk",
      jwtSecret: undefined,
      jwksUrl: undefined,
      jwtRoles: ["USER"],
      jwtMaxAgeSeconds: 86_400,
      openApproval: false,
      allowPrivateAddresses: true,
      upcloudUsername: undefined,
      upcloudPassword: undefined,
      upcloudToken: undefined,
      objectsDomain: "upcloudobjects.localhost",
      s3Port: 9000,
      s3TlsPort: undefined,
      s3Workers: 0,
      iamPort: undefined,
      tlsCertificate: undefined,
      tlsKey: undefined,
      tlsFolder: undefined,
      acmeDirectory: undefined,
      acmeEmail: undefined,
      verifyDomains: false,
      dnsServers: undefined,
      provisioningStepMs: 300,
      pageSize: 10,
      bucketCleanupMs: 3000,
      jobsAtOnce: 2,
      jobsParallelCopies: 8,
      jobsBytesPerSecond: 0,
      maxConnections: 4096,
      requestTimeoutMs: 60_000,
      keepAliveMs: 65_000,
      callsPerMinute: 0,
      strangerCallsPerMinute: 0,
      wrongCredentialsPerMinute: 0,
      answerBytes: 33_554_432,
      quotas: defaultQuotas,
      trustProxy: 0,
      corsOrigins: [],
      metricsPort: undefined,
      metricsHost: "127.0.0.1",
      auditDays: 90,
      historyDays: 90,
      logLevel: "info",
      logFormat: undefined,
      traces: undefined,
    });
  });

  it("allows calls to private addresses where only this machine can reach the server", () => {
    const allowed = (environment: Record<string, string>) => readConfiguration(environment).allowPrivateAddresses;
    expect(allowed({ HOST: "::1" })).toBe(true);
    expect(allowed({ HOST: "0.0.0.0" })).toBe(false);
    expect(allowed({ CONCORDAT_TRUST_PROXY: "1" })).toBe(false);
    expect(allowed({ CONCORDAT_ALLOW_PRIVATE_ADDRESSES: "false" })).toBe(false);
    expect(allowed({ HOST: "0.0.0.0", CONCORDAT_ALLOW_PRIVATE_ADDRESSES: "true" })).toBe(true);
  });

  it("takes what is set", () => {
    const masterKey = randomBytes(32).toString("base64");
    const environment = {
      PORT: "0",
      HOST: "::1",
      DATABASE_URL: "postgres://db/x",
      CONCORDAT_DATABASE_POOL_SIZE: "2",
      CONCORDAT_DATABASE_CONNECT_TIMEOUT_MS: "100",
      CONCORDAT_DATABASE_STATEMENT_TIMEOUT_MS: "0",
      CONCORDAT_DATA_DIR: "/var/lib/concordat",
      CONCORDAT_MASTER_KEY: masterKey,
      CONCORDAT_JWT_ISSUER: "issuer.example",
      CONCORDAT_JWT_SECRET: "s".repeat(32),
      CONCORDAT_JWKS_URL: "https://issuer.example/jwks",
      CONCORDAT_JWT_ROLES: "USER, ADMIN",
      CONCORDAT_JWT_MAX_AGE_SECONDS: "600",
      CONCORDAT_OPEN_APPROVAL: "true",
      CONCORDAT_ALLOW_PRIVATE_ADDRESSES: "true",
      CONCORDAT_UPCLOUD_USERNAME: "first",
      CONCORDAT_UPCLOUD_PASSWORD: "password",
      CONCORDAT_UPCLOUD_TOKEN: "0123456789abcdef0123456789abcdef",
      CONCORDAT_OBJECTS_DOMAIN: "Objects.EXAMPLE",
      CONCORDAT_TLS_PORT: "8443",
      CONCORDAT_PAGE_SIZE: "100",
      CONCORDAT_S3_PORT: "off",
      CONCORDAT_S3_TLS_PORT: "443",
      CONCORDAT_IAM_PORT: "4443",
      CONCORDAT_TLS_CERTIFICATE: "/etc/tls/cert.pem",
      CONCORDAT_TLS_KEY: "/etc/tls/key.pem",
      CONCORDAT_S3_WORKERS: "3",
      CONCORDAT_TLS_FOLDER: "/etc/tls/more",
      CONCORDAT_ACME_DIRECTORY: "https://acme.example/directory",
      CONCORDAT_ACME_EMAIL: "ops@example.com",
      CONCORDAT_VERIFY_DOMAINS: "true",
      CONCORDAT_DNS_SERVERS: "192.0.2.53, 127.0.0.1:5353,[::1]:5353, 2001:db8::53",
      CONCORDAT_PROVISIONING_STEP_MS: "0",
      CONCORDAT_BUCKET_CLEANUP_MS: "3600000",
      CONCORDAT_JOBS_AT_ONCE: "0",
      CONCORDAT_JOBS_PARALLEL_COPIES: "64",
      CONCORDAT_JOBS_BYTES_PER_SECOND: "1048576",
      CONCORDAT_MAX_CONNECTIONS: "1",
      CONCORDAT_REQUEST_TIMEOUT_MS: "100",
      CONCORDAT_KEEP_ALIVE_MS: "1",
      CONCORDAT_CALLS_PER_MINUTE: "600",
      CONCORDAT_STRANGER_CALLS_PER_MINUTE: "60",
      CONCORDAT_WRONG_CREDENTIALS_PER_MINUTE: "30",
      CONCORDAT_ANSWER_BYTES: "1048576",
      CONCORDAT_QUOTAS: "rolesPerService=3",
      CONCORDAT_TRUST_PROXY: "10.0.0.0/8, ::1, loopback",
      CONCORDAT_CORS_ORIGINS: "https://console.example, http://localhost:5173",
      CONCORDAT_METRICS_PORT: "9464",
      CONCORDAT_METRICS_HOST: "0.0.0.0",
      CONCORDAT_AUDIT_DAYS: "0",
      CONCORDAT_HISTORY_DAYS: "7",
      LOG_LEVEL: "silent",
      CONCORDAT_LOG_FORMAT: "json",
      OTEL_EXPORTER_OTLP_ENDPOINT: "https://collector.example/otlp",
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    };
    expect(readConfiguration(environment)).toEqual({
      port: 0,
      tlsPort: 8443,
      host: "::1",
      databaseUrl: "postgres://db/x",
      databasePoolSize: 2,
      databaseConnectTimeoutMs: 100,
      databaseStatementTimeoutMs: 0,
      dataDir: "/var/lib/concordat",
      masterKey,
      jwtIssuer: "issuer.example",
      jwtSecret: "s".repeat(32),
      jwksUrl: "https://issuer.example/jwks",
      jwtRoles: ["USER", "ADMIN"],
      jwtMaxAgeSeconds: 600,
      openApproval: true,
      allowPrivateAddresses: true,
      upcloudUsername: "first",
      upcloudPassword: "password",
      upcloudToken: "0123456789abcdef0123456789abcdef",
      objectsDomain: "objects.example",
      s3Port: undefined,
      s3TlsPort: 443,
      s3Workers: 3,
      iamPort: 4443,
      tlsCertificate: "/etc/tls/cert.pem",
      tlsKey: "/etc/tls/key.pem",
      tlsFolder: "/etc/tls/more",
      acmeDirectory: "https://acme.example/directory",
      acmeEmail: "ops@example.com",
      verifyDomains: true,
      dnsServers: ["192.0.2.53", "127.0.0.1:5353", "[::1]:5353", "2001:db8::53"],
      provisioningStepMs: 0,
      pageSize: 100,
      bucketCleanupMs: 3_600_000,
      jobsAtOnce: 0,
      jobsParallelCopies: 64,
      jobsBytesPerSecond: 1_048_576,
      maxConnections: 1,
      requestTimeoutMs: 100,
      keepAliveMs: 1,
      callsPerMinute: 600,
      strangerCallsPerMinute: 60,
      wrongCredentialsPerMinute: 30,
      answerBytes: 1_048_576,
      quotas: { ...defaultQuotas, rolesPerService: 3 },
      trustProxy: ["10.0.0.0/8", "::1", "loopback"],
      corsOrigins: ["https://console.example", "http://localhost:5173"],
      metricsPort: 9464,
      metricsHost: "0.0.0.0",
      auditDays: 0,
      historyDays: 7,
      logLevel: "silent",
      logFormat: "json",
      traces: { url: "https://collector.example/otlp/v1/traces", protocol: "http/json" },
    });
  });

  it("takes a free port for S3 where it takes one for the APIs, unless told otherwise", () => {
    const s3Port = (environment: Record<string, string>) => readConfiguration(environment).s3Port;
    expect(s3Port({ PORT: "0" })).toBe(0);
    expect(s3Port({ PORT: "0", CONCORDAT_S3_PORT: "9001" })).toBe(9001);
    expect(s3Port({ PORT: "80", CONCORDAT_S3_PORT: "0" })).toBe(0);
    expect(s3Port({ PORT: "0", CONCORDAT_S3_PORT: "off" })).toBeUndefined();
  });

  it("takes a certificate only with its key", () => {
    for (const name of ["CONCORDAT_TLS_CERTIFICATE", "CONCORDAT_TLS_KEY"])
      expect(() => readConfiguration({ [name]: "/x.pem" })).toThrow("must be set together");
  });

  it("counts an empty variable as absent", () => {
    expect(readConfiguration({ PORT: "", DATABASE_URL: "", LOG_LEVEL: "" })).toEqual(readConfiguration({}));
  });

  it("ignores variables that are not its own", () => {
    expect(readConfiguration({ HOME: "/root", CONCORDAT: "1" })).toEqual(readConfiguration({}));
  });

  const origins = "must be origins such as https://console.example, separated by commas, or *.";
  const proxies =
    "must be the number of proxies (0 to 9), or their addresses or networks, separated by commas; also loopback, linklocal, uniquelocal.";
  const port = "PORT must be a whole number from 0 to 65535.";
  const pace = "must be a whole number of milliseconds, up to an hour.";
  const key = "CONCORDAT_MASTER_KEY must be 32 bytes in Base64, or up to 16 of them with commas in between.";
  it.each([
    [{ PORT: "http" }, port],
    [{ PORT: "65536" }, port],
    [{ PORT: "-1" }, port],
    [{ PORT: "80.5" }, port],
    [{ PORT: "0x50" }, port],
    [{ PORT: " " }, port],
    [{ DATABASE_URL: "mysql://db/x" }, "DATABASE_URL must start with postgresql://."],
    [{ CONCORDAT_DATABASE_POOL_SIZE: "1" }, "CONCORDAT_DATABASE_POOL_SIZE must be a whole number from 2 to 1000."],
    [
      { CONCORDAT_DATABASE_CONNECT_TIMEOUT_MS: "0" },
      "CONCORDAT_DATABASE_CONNECT_TIMEOUT_MS must be a whole number from 100 to 600000.",
    ],
    [
      { CONCORDAT_DATABASE_STATEMENT_TIMEOUT_MS: "30s" },
      "CONCORDAT_DATABASE_STATEMENT_TIMEOUT_MS must be a whole number from 0 to 3600000.",
    ],
    [{ CONCORDAT_PAGE_SIZE: "101" }, "CONCORDAT_PAGE_SIZE must be a whole number from 10 to 100."],
    [{ CONCORDAT_MASTER_KEY: "not base64!" }, key],
    [{ CONCORDAT_MASTER_KEY: randomBytes(31).toString("base64") }, key],
    [{ CONCORDAT_JWT_SECRET: "short" }, "CONCORDAT_JWT_SECRET must have at least 32 characters."],
    [{ CONCORDAT_JWKS_URL: "ftp://issuer.example" }, "CONCORDAT_JWKS_URL must be an http or https URL."],
    [
      { CONCORDAT_JWT_ROLES: "USER,PROVIDER" },
      "CONCORDAT_JWT_ROLES must be USER, ADMIN, SERVICE, THIRD_PARTY_APP, or several with commas in between.",
    ],
    [{ CONCORDAT_JWKS_URL: "issuer" }, "CONCORDAT_JWKS_URL must be an http or https URL."],
    [{ CONCORDAT_OPEN_APPROVAL: "yes" }, "CONCORDAT_OPEN_APPROVAL must be true or false."],
    [{ CONCORDAT_ALLOW_PRIVATE_ADDRESSES: "1" }, "CONCORDAT_ALLOW_PRIVATE_ADDRESSES must be true or false."],
    [
      { CONCORDAT_UPCLOUD_TOKEN: "0123456789abcdef" },
      "CONCORDAT_UPCLOUD_TOKEN must have 128 random bits: at least 32 hexadecimal digits, or 22 letters (of both cases) and digits.",
    ],
    [
      { CONCORDAT_UPCLOUD_USERNAME: "a:b" },
      "CONCORDAT_UPCLOUD_USERNAME must have 1 to 64 characters, without colons, blanks and control characters.",
    ],
    [
      { CONCORDAT_UPCLOUD_PASSWORD: "two\nlines" },
      "CONCORDAT_UPCLOUD_PASSWORD must have 1 to 1024 characters, without control characters and line breaks.",
    ],
    [{ CONCORDAT_OBJECTS_DOMAIN: "not a domain" }, "CONCORDAT_OBJECTS_DOMAIN must be a host name."],
    [{ CONCORDAT_PROVISIONING_STEP_MS: "1.5" }, `CONCORDAT_PROVISIONING_STEP_MS ${pace}`],
    [{ CONCORDAT_MAX_CONNECTIONS: "0" }, "CONCORDAT_MAX_CONNECTIONS must be a whole number from 1 to 1000000."],
    [{ CONCORDAT_TRUST_PROXY: "true" }, `CONCORDAT_TRUST_PROXY ${proxies}`],
    [{ CONCORDAT_TRUST_PROXY: "10.0.0.0/33" }, `CONCORDAT_TRUST_PROXY ${proxies}`],
    ...["dns.example", "192.0.2.53:0", "192.0.2.53:65536", "::1:x", ","].map(
      (servers): [Record<string, string>, string] => [
        { CONCORDAT_DNS_SERVERS: servers },
        "CONCORDAT_DNS_SERVERS must be IP addresses such as 192.0.2.53, 127.0.0.1:5353 or [::1]:5353, separated by commas.",
      ],
    ),
    [
      { CONCORDAT_QUOTAS: "tagsPerIdentity=9" },
      "CONCORDAT_QUOTAS cannot set tagsPerIdentity, which is part of the vendor's API.",
    ],
    [{ CONCORDAT_CORS_ORIGINS: "https://console.example/" }, `CONCORDAT_CORS_ORIGINS ${origins}`],
    [{ CONCORDAT_CORS_ORIGINS: "https://a.example,null" }, `CONCORDAT_CORS_ORIGINS ${origins}`],
    [{ CONCORDAT_BUCKET_CLEANUP_MS: "3600001" }, `CONCORDAT_BUCKET_CLEANUP_MS ${pace}`],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4317" }, "OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https URL."],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" }, "OTEL_EXPORTER_OTLP_PROTOCOL must be http/protobuf or http/json."],
    [{ OTEL_TRACES_EXPORTER: "zipkin" }, "OTEL_TRACES_EXPORTER must be otlp or none."],
    [{ OTEL_SDK_DISABLED: "yes" }, "OTEL_SDK_DISABLED must be true or false."],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent."],
  ])("refuses %j with one sentence", (environment, sentence) => {
    expect(faultsOf(environment as Record<string, string>)).toEqual([sentence]);
  });

  it("names all faults at once, each in a sentence of its own", () => {
    const error = new ConfigurationError(faultsOf({ PORT: "x", LOG_LEVEL: "x", CONCORDAT_MASTER_KEY: "eA==" }));
    expect(error.message.split("\n")).toEqual([port, key, expect.stringMatching(/^LOG_LEVEL .*\.$/)]);
  });

  it("never repeats a secret", () => {
    const secret = "c2VjcmV0";
    expect(
      faultsOf({ CONCORDAT_MASTER_KEY: secret, CONCORDAT_JWT_SECRET: secret, DATABASE_URL: secret }).join(),
    ).not.toContain(secret);
  });

  it.each([
    [{}, 0, 0],
    [{ HOST: "localhost" }, 0, 0],
    [{ HOST: "127.8.0.1" }, 0, 0],
    [{ HOST: "::1" }, 0, 0],
    [{ HOST: "0.0.0.0" }, 600, 30],
    [{ HOST: "::" }, 600, 30],
    [{ HOST: "127.example" }, 600, 30],
    [{ HOST: "0.0.0.0", CONCORDAT_CALLS_PER_MINUTE: "7" }, 7, 30],
    [{ HOST: "127.0.0.1", CONCORDAT_CALLS_PER_MINUTE: "7" }, 7, 0],
    [{ HOST: "0.0.0.0", CONCORDAT_STRANGER_CALLS_PER_MINUTE: "0", CONCORDAT_WRONG_CREDENTIALS_PER_MINUTE: "0" }, 0, 0],
  ])("limits strangers of %j to %d calls and %d wrong credentials", (environment, calls, wrongCredentials) => {
    expect(readConfiguration(environment)).toMatchObject({
      strangerCallsPerMinute: calls,
      wrongCredentialsPerMinute: wrongCredentials,
    });
  });
});
