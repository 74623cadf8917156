import type { Configuration } from "../configuration.js";
import type { TestDirectory } from "./directory.js";
import type { MovableClock } from "./movable-clock.js";
import type { Residents, TestAccount } from "./residents.js";
import type { SavedData } from "./saved-data.js";
import type { IssueTestToken } from "./test-context.js";

/** Settings that make a difference to a test server; see the server's environment variables. */
export type TestServerSettings = Partial<
  Pick<
    Configuration,
    | "jwtIssuer"
    | "jwtSecret"
    | "jwksUrl"
    | "jwtRoles"
    | "jwtMaxAgeSeconds"
    | "openApproval"
    | "allowPrivateAddresses"
    | "objectsDomain"
    | "provisioningStepMs"
    | "quotas"
    | "bucketCleanupMs"
  >
>;

/** How a test server is to be. */
export interface TestServerOptions {
  /**
   * `instant`, unless told otherwise: a service that was created runs, and a bucket that was deleted is gone, by the next
   * request. `stepwise`: they wait for `server.advance`, so that a test sees each state; a service takes a second for each,
   * a deleted bucket a minute.
   */
  readonly provisioning?: "instant" | "stepwise";
  /** Other settings. Here, Core may call providers on loopback and private addresses unless `allowPrivateAddresses` is false. */
  readonly settings?: TestServerSettings;
  /** A PostgreSQL server in which databases can be made; `DATABASE_URL` unless given, and without either an embedded one. */
  readonly databaseUrl?: string | undefined;
}

/** Everything that a test server held at one moment. It belongs to the server that it was taken of. */
export interface TestSnapshot {
  readonly server: string;
  readonly time: Date;
  readonly data: SavedData;
}

/**
 * The real server, in this process, on a database of its own. Who is there from the start:
 *
 * - `user`, `admin` and `service`: callers of UCloud, each with a `token`
 * - `provider`: a registered provider with its `refreshToken` and an access `token`
 * - `account`: an account of object storage, with `username`, `password` and `token`
 * - `objects`: a service with a bucket and an access key, which S3 clients use at `s3Url`
 */
export interface TestServer extends Residents {
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /**
   * Where S3 answers, such as `http://127.0.0.1:40124`.
   *
   * @example
   * const { region, accessKeyId, secretAccessKey } = server.objects;
   * const s3 = new S3Client({
   *   endpoint: server.s3Url,
   *   forcePathStyle: true,
   *   region,
   *   credentials: { accessKeyId, secretAccessKey },
   * });
   */
  readonly s3Url: string;
  /** Time stands still, from the start of the server on, until this clock is moved. */
  readonly clock: MovableClock;
  /**
   * Issues a bearer token for anybody. Who is not in the directory is put there, as tokens of people need. It expires by the server's clock.
   *
   * @example
   * const ada = await server.token("ada", "USER");
   * const forAMinute = await server.token("_accounting", "SERVICE", { lifetimeSeconds: 60 });
   */
  readonly token: IssueTestToken;
  /** Makes users, projects and groups. */
  readonly directory: TestDirectory;
  /**
   * Makes another account of object storage.
   *
   * @example
   * const stranger = await server.createAccount("stranger");
   */
  createAccount(username: string): Promise<TestAccount>;
  /**
   * Moves the clock, and does on the way what falls due: services change their states, deleted buckets go, tokens expire.
   *
   * @example
   * await server.advance(15 * 60_000); // the provider's access token is worth nothing now
   */
  advance(ms: number): Promise<void>;
  /** Makes the server what it was at its start: its data, and its clock. Faster than another server. */
  reset(): Promise<void>;
  /**
   * Keeps what there is now, for `restore`.
   *
   * @example
   * const filled = await server.snapshot(); // in beforeAll
   * await server.restore(filled); // in beforeEach
   */
  snapshot(): Promise<TestSnapshot>;
  /** Makes the server what it was when the snapshot was taken: its data, and its clock. It can be done again and again. */
  restore(snapshot: TestSnapshot): Promise<void>;
  /** Ends the server and its database. Calls after the first wait for it. */
  close(): Promise<void>;
}
