// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are parts of sources, which have such places
import { mutate } from "./mutate.js";
import { inLayer, isFalse, isTrue, type PlantedFault } from "./planted-fault.js";
import { iamFaults } from "./planted-iam-faults.js";
import { filesDeclaring, sourcesOf, textOf } from "./sources.js";

export const plantedFaults: readonly PlantedFault[] = [
  ...inLayer(
    "contract validation",
    "contract",
    {
      fault: "requests may be nested without end",
      declared: "findUnstorable",
      what: isFalse("depth >= bodyBounds.depth"),
      tests: ["contract/src/read-part.test"],
    },
    {
      fault: "text that no database keeps is let in",
      declared: "isStorable",
      what: isTrue("text.isWellFormed()"),
      tests: ["contract/src/read-part.test"],
    },
    {
      fault: "a policy document may say the same twice",
      declared: "readJsonMembers",
      what: "frame.names.has(frame.step) && open.length <= deepest → false",
      tests: ["contract/src/iam", "contract/src/object-storage/policy-document"],
    },
    {
      fault: "paths with variables come before literal ones",
      declared: "literalFirst",
      what: isTrue("shape < otherShape"),
      tests: ["contract/src/path-order"],
    },
  ),
  ...inLayer(
    "http",
    "server",
    {
      fault: "pages of every origin may read answers",
      declared: "allowOrigins",
      what: isTrue('origins.includes("*")'),
      tests: ["http/allow-origins"],
    },
    {
      fault: "heads that are too large count as any bad request",
      declared: "rowOf",
      what: isFalse('code === "HPE_HEADER_OVERFLOW"'),
      tests: ["http/broken-requests"],
    },
    {
      fault: "a server without its database calls itself ready",
      declared: "healthRoutes",
      what: isTrue("reason === undefined"),
      tests: ["http/", "database-away", "start-without-database"],
    },
  ),
  ...inLayer(
    "idempotency",
    "server",
    {
      fault: "a key counts for any other request",
      declared: "createKeptAnswers",
      within: "createKeptAnswers.once",
      what: isFalse("kept && kept.fingerprint !== fingerprint"),
      tests: ["idempotency/keys"],
    },
    {
      fault: "two requests of one key are carried out at once",
      declared: "createKeptAnswers",
      within: "createKeptAnswers.once",
      what: isFalse("!(await lock(tx, keyHash))"),
      tests: ["idempotency/keys"],
    },
    {
      fault: "answers are not kept",
      declared: "createKeptAnswers",
      within: "createKeptAnswers.once",
      what: "await keepAnswer(",
      tests: ["idempotency/keys"],
    },
  ),
  ...inLayer(
    "storage rules",
    "server",
    {
      fault: "protected services can be deleted",
      declared: "deleteService",
      what: "requireUnprotected(",
      tests: ["services.test", "services/handlers.test"],
    },
    {
      fault: "services with contents can be deleted",
      declared: "requireEmpty",
      what: isFalse("Object.values(left).some((remaining) => remaining > 0)"),
      tests: ["services.test", "services/handlers.test"],
    },
  ),
  ...inLayer(
    "state machine",
    "server",
    {
      fault: "every service is given a public endpoint",
      declared: "needless",
      what: isFalse('state === "setup-public-endpoint"'),
      tests: ["services.test", "services/handlers.test", "networks"],
    },
    {
      fault: "stopped services come up",
      declared: "nextState",
      what: isTrue('configuredStatus === "started"'),
      tests: ["services.test", "services/handlers.test"],
    },
  ),
  ...inLayer("claims and due work", "server", {
    fault: "a loop sleeps over what has become due meanwhile",
    declared: "createWake",
    within: "createWake.poke",
    what: "poked = true;",
    tests: ["due-work/wake", "due-work/loop"],
  }),
  ...inLayer(
    "database",
    "server",
    {
      fault: "conflicts are told to callers",
      declared: "repeatedOnConflict",
      what: isTrue("!isConflict(error) || performance.now() > limit"),
      tests: ["database/conflict.test", "database/transaction.test"],
    },
    {
      fault: "a migration that was changed counts as applied",
      declared: "pendingMigrations",
      what: isFalse("migration.checksum !== checksum"),
      tests: ["database/migrate.test"],
    },
    {
      fault: "two servers apply migrations at once",
      declared: "migrate",
      what: "await lockMigrations(",
      tests: ["database/migrate.test"],
    },
  ),
  ...inLayer("embedded database", "server", {
    fault: "two servers share a data folder",
    declared: "Participant",
    within: "holdFolder",
    what: isTrue("await this.#take(`pg_try_advisory_lock(${FOLDER})`)"),
    tests: ["embedded/sharing.test"],
  }),
  ...inLayer(
    "transfer and backup",
    "server",
    {
      fault: "rows that arrive otherwise than they were sent are kept",
      declared: "firstDifference",
      within: "firstDifference.differs",
      what: isFalse("other.sha256 !== sha256"),
      tests: ["transfer/copy-database", "transfer/backup"],
    },
    {
      fault: "a restore overwrites what is there",
      declared: "makeRoom",
      what: isFalse("!force"),
      tests: ["transfer/backup"],
    },
    {
      fault: "sequences begin anew in a copy",
      declared: "load",
      what: "await setCounters(",
      tests: ["transfer/copy-database", "transfer/backup"],
    },
  ),
  ...inLayer(
    "SDK",
    "sdk",
    {
      fault: "conflicts are tried again that nobody asked to",
      declared: "isTransient",
      what: isTrue("retryAfterMs !== null"),
      tests: ["sdk/src/core/retry"],
    },
    {
      fault: "retries are never used up",
      declared: "RetryQuota",
      within: "take",
      what: isFalse("this.#points < costOfRetry"),
      tests: ["sdk/src/core/retry"],
    },
    {
      fault: "requests without a key are repeated",
      declared: "isRepeatable",
      what: "!/^P[OA]/.test(method) || keyHeader === undefined || keyHeader in request.headers → true",
      tests: ["sdk/src/core/retry"],
    },
    {
      fault: "pages go on after the last",
      declared: "offsetPaging",
      within: "offsetPaging.following",
      what: isFalse("isLast"),
      tests: ["sdk/src/core/paging"],
    },
    {
      fault: "waiting goes on after a failure",
      declared: "waitUntil",
      what: isFalse("waiter.failure.includes(state)"),
      tests: ["sdk/src/core/waiting"],
    },
  ),
  ...inLayer(
    "mocks",
    "sdk",
    {
      fault: "mocks let guests in",
      declared: "mockSteps",
      within: "mockSteps.authenticate",
      what: isTrue("security.admitsGuests((call.operation as AnyOperation).auth)"),
      tests: ["sdk/src/msw"],
    },
    {
      fault: "mocks keep no answer",
      declared: "isKeptReply",
      what: isFalse("status === success.status"),
      tests: ["sdk/src/msw"],
    },
  ),
  ...inLayer(
    "audit",
    "server",
    {
      fault: "answers are sent before their record is safe",
      declared: "mountApi",
      within: "mountApi.routeOf.answer",
      what: "await recorded;",
      tests: ["audit/audit-calls"],
    },
    {
      fault: "records that the database does not take are lost",
      declared: "createAuditTrail",
      within: "createAuditTrail.store",
      what: "log.error({ audit: record }",
      tests: ["audit/"],
    },
  ),
  ...inLayer(
    "rate limits",
    "server",
    {
      fault: "wrong credentials are not counted",
      declared: "limitWrongCredentials",
      within: "limitWrongCredentials.wrongCredentials",
      what: "await count(",
      tests: ["rate-limits/rate-limits.test"],
    },
    {
      fault: "whoever has guessed too often may go on",
      declared: "limitWrongCredentials",
      within: "limitWrongCredentials.beforeCredentials",
      what: "state && state.consumedPoints >= one.limiter.points → false",
      tests: ["rate-limits/rate-limits.test"],
    },
  ),
  ...inLayer(
    "outgoing guard",
    "server",
    {
      fault: "metadata services may be called",
      declared: "mayDial",
      what: isFalse("metadataServices.some((range) => within(address, range))"),
      tests: ["outgoing/address-guard"],
    },
    {
      fault: "names may lead to private addresses",
      declared: "resolveChecked",
      within: "resolveChecked.allowed",
      what: isTrue("mayDial(address, allowPrivateAddresses)"),
      tests: ["outgoing/"],
    },
    {
      fault: "private addresses may be called by number",
      declared: "createSendRequest",
      what: isFalse("isIP(host) !== 0 && !mayDial(host, options.allowPrivateAddresses)"),
      tests: ["outgoing/"],
    },
  ),
  ...inLayer(
    "authorization of S3",
    "server",
    {
      fault: "a request goes on that is denied one of its actions",
      declared: "authorizeS3",
      within: "decideAll",
      what: isFalse("!decision.allowed"),
      tests: ["object-http/authorize"],
    },
    {
      fault: "headers and queries count for actions that they do not belong to",
      declared: "authorizeS3",
      within: "hasKey",
      what: isTrue('!key.startsWith("s3:")'),
      tests: ["object-http/authorize"],
    },
    {
      fault: "a caller says which prefix is listed where an object is absent",
      declared: "authorizeS3",
      within: "mayList",
      what: "query: new Map() left out",
      tests: ["object-http/authorize"],
    },
    {
      fault: "denials are explained to other accounts",
      declared: "authorizeS3",
      within: "sentenceOf",
      what: isFalse("principal.namespace !== request.namespace"),
      tests: ["object-http/authorize"],
    },
    {
      fault: "the header of a copy says which version is read",
      declared: "requestFactsOf",
      within: "requestFactsOf.header",
      what: isTrue('name !== "x-amz-copy-source" || facts.source === undefined'),
      tests: ["object-http/authorize"],
    },
    {
      fault: "what is remembered of a caller counts after a change",
      declared: "createEffectivePolicies",
      within: "rememberRevised.current",
      what: isTrue("(await revision(remembered)) === remembered.revision"),
      tests: ["iam/effective"],
    },
    {
      fault: "the policy of another service's bucket is changed",
      declared: "requireBucket",
      what: "tx.storageBucket.findUnique without column 1 of its key",
      tests: ["storage/bucket-policies"],
    },
    {
      fault: "a deleted bucket still has its policy",
      declared: "requireBucket",
      what: isFalse("bucket.deletedAt"),
      tests: ["storage/bucket-policies"],
    },
    {
      fault: "a decision is explained by the policy of another service's bucket",
      declared: "policyOfBucket",
      what: "db.storageBucket.findUnique without column 1 of its key",
      tests: ["cli/commands/iam.test"],
    },
  ),
  ...inLayer("policies of buckets", "contract", {
    fault: "a bucket can have a policy about another bucket",
    declared: "checkBucketPolicy",
    within: "checkStatement",
    what: isFalse("!bucket && !objects"),
    tests: ["contract/src/iam/bucket-policy"],
  }),
  ...iamFaults,
  ...inLayer("secrets", "server", {
    fault: "a box that nobody knows is taken for one of the key in use",
    declared: "createVault",
    within: "createVault.open.named",
    what: isTrue("each.head.equals(box.subarray(0, headBytes))"),
    tests: ["server/src/vault/vault.test"],
  }),
];

/** A file with one fault in it. */
export interface Planted {
  /** Its absolute path. */
  readonly path: string;
  readonly code: string;
}

/** Puts a fault into its file. @throws Error where the code is not there, or several times */
export const plant = ({ workspace, declared, within = declared, what, fault }: PlantedFault): Planted => {
  const found = filesDeclaring(workspace, declared).flatMap((path) =>
    mutate(textOf(workspace, path), [{}])
      .mutations.filter((mutation) => mutation.within.endsWith(within) && mutation.what.startsWith(what))
      .map(({ id }) => ({ path, id })),
  );
  const [only] = found;
  if (!only || found.length > 1)
    throw new Error(`"${fault}" has ${found.length} places instead of one: ${what}, in ${within} of ${workspace}`);
  const { code } = mutate(textOf(workspace, only.path), [{}], 1, only.id);
  return { path: sourcesOf(workspace) + only.path, code };
};
