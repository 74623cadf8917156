import { type AnyOperation, type ErrorEntry, servedOperations } from "@concordat/contract";
import { type UCloudOperation, ucloud, ucloudErrors } from "@concordat/contract/ucloud";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyHashOf } from "../idempotency/kept-answers.js";
import { startTestCore, type TestCore } from "../testing/core.js";

type Send = {
  bearer?: string | undefined;
  query?: string;
  body?: unknown;
  project?: string;
  key?: string;
  /** Runs once the answer is there. */
  afterwards?: () => void;
};

let core: TestCore;
const bearers = { ADMIN: "", THIRD_PARTY_APP: "", narrow: "", unlisted: "" };
beforeAll(async () => {
  core = await startTestCore();
  const narrow = { scopes: ["something.else:write"] };
  Object.assign(bearers, {
    ADMIN: await core.token("admin", "ADMIN"),
    THIRD_PARTY_APP: await core.token("app", "THIRD_PARTY_APP"),
    narrow: await core.token("admin", "ADMIN", narrow),
    unlisted: await core.token("_mail", "SERVICE"),
  });
  await send(ucloud.providers.create as unknown as AnyOperation, { body: { items: [taken] } });
});
afterAll(() => core.close());

const taken = { id: "taken", domain: "p.example.com", https: true };

const send = async (
  operation: AnyOperation,
  { bearer = bearers.ADMIN, query, body, project, key, afterwards }: Send,
) => {
  const example = (operation.examples[0]?.request ?? {}) as { query?: Record<string, string>; body?: unknown };
  const sent = body === undefined ? example.body : body;
  const text = typeof sent === "string" ? sent : JSON.stringify(sent);
  const response = await fetch(`${core.url}${operation.path}?${query ?? new URLSearchParams(example.query)}`, {
    method: operation.method,
    headers: {
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...(project && { project }),
      ...(key && { "idempotency-key": key }),
    },
    body: text ?? null,
  }).finally(afterwards);
  return { status: response.status, body: (await response.json()) as { why: string; errorCode: unknown } };
};

/** Resource id of the provider that is there. */
const resourceId = async () => {
  const { resourceId } = await core.context.prisma.provider.findUniqueOrThrow({ where: { name: "taken" } });
  return resourceId.toString();
};

/** A body that gets past what comes before the operation itself. */
const admittedBody = async ({ path }: AnyOperation) => {
  if (!/renewToken|updateAcl/.test(path)) return {};
  return { body: { items: [{ id: await resourceId(), added: [], deleted: [] }] } };
};

/** Holds the lock of a key of the administrator, as a server does that works on a request. */
const holdKey = async (key: string): Promise<() => void> => {
  const lock = Buffer.from(keyHashOf(["ucloud", "ADMIN", "admin"], key, "")).readBigInt64BE();
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await new Promise<void>((resolve, reject) => {
    const hold = core.context.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(${lock}::bigint)`;
      resolve();
      await released;
    });
    hold.catch(reject);
  });
  return release;
};

/** How each error is brought about, by the name that it has in the table. */
const causes: Partial<Record<keyof typeof ucloudErrors, (operation: AnyOperation) => Send | Promise<Send>>> = {
  invalidRequest: ({ method }) => (method === "GET" ? { query: "itemsToSkip=-1" } : { body: "{" }),
  permissionDenied: () => ({ body: { items: [{ id: "999999999", added: [], deleted: [] }] } }),
  badToken: ({ path }) => ({ body: { ...(path.endsWith("approve") ? {} : { type: "sign" }), token: "unknown" } }),
  unauthorized: () => ({ bearer: "" }),
  missingScope: () => ({ bearer: bearers.narrow }),
  forbidden: (operation) => ({
    bearer: bearers.THIRD_PARTY_APP,
    ...((operation as UCloudOperation).auth.variant ? { body: { type: "sign", token: "any" } } : {}),
  }),
  unknownRefreshToken: () => ({ body: { items: [{ refreshToken: "unknown" }] } }),
  notPreAuthorized: () => ({ bearer: bearers.unlisted }),
  notAMember: () => ({ project: "somebody else's" }),
  badAclUpdate: async () => {
    const entry = { entity: { type: "user", username: "nobody" }, permissions: ["READ"] };
    return { body: { items: [{ id: await resourceId(), added: [entry], deleted: [] }] } };
  },
  notFound: ({ path }) => (path.endsWith("retrieveKey") ? { query: "id=nobody" } : {}),
  conflict: async ({ path }) => {
    if (path.endsWith("requestApproval")) return { body: { type: "information", specification: taken } };
    if (!path.endsWith("approve")) return { body: { items: [taken] } };
    const approvals = ucloud.providers.requestApproval as unknown as AnyOperation;
    const late = { ...taken, id: "late" };
    const { body } = await send(approvals, { body: { type: "information", specification: late } });
    const { token } = body as unknown as { token: string };
    await send(approvals, { body: { type: "sign", token } });
    await send(ucloud.providers.create as unknown as AnyOperation, { body: { items: [late] } });
    return { body: { token } };
  },
  idempotencyInFlight: async (operation) => {
    const key = `in flight ${operation.path}`.replaceAll(" ", "-");
    return { key, ...(await admittedBody(operation)), afterwards: await holdKey(key) };
  },
  idempotencyKeyReused: async (operation) => {
    const key = `reused-${operation.path}`;
    await send(ucloud.providers.update as unknown as AnyOperation, { body: { items: [taken] }, key });
    return { key, ...(await admittedBody(operation)) };
  },
  tooLarge: () => ({ body: JSON.stringify({ token: "x".repeat(9_000_000) }) }),
};

const served = servedOperations(ucloud);
const nameOf = (entry: ErrorEntry) =>
  Object.entries(ucloudErrors).find(([, { code }]) => code === entry.code)?.[0] as keyof typeof ucloudErrors;
const declared = served.flatMap(({ id, operation }) =>
  operation.errors.map((entry) => ({ id, operation, entry, name: nameOf(entry) })),
);

describe("every error that an operation declares", () => {
  // 429, 503, quotas and answers that are not kept have files of their own
  const elsewhere = ["internal", "unavailable", "rateLimited", "quotaExceeded", "idempotencyAnswerNotKept"];
  it.each(declared.filter(({ name }) => !elsewhere.includes(name)))(
    "$name of $id",
    async ({ operation, entry, name }) => {
      const cause = causes[name];
      if (!cause) throw new Error(`Nothing brings ${name} about.`);
      const { status, body } = await send(operation, await cause(operation));
      expect([status, body.errorCode]).toEqual([entry.status, null]);
      expect(body.why).toMatch(new RegExp(`^${entry.title.replaceAll(".", "\\.")}`));
    },
  );

  // generateKeyPair needs no table
  it.each(served.filter(({ id }) => id !== "authProviders.generateKeyPair"))(
    "internal of $id",
    async ({ operation }) => {
      await core.context.prisma.$executeRaw`ALTER SCHEMA public RENAME TO elsewhere`;
      const answer = await send(operation, {}).finally(
        () => core.context.prisma.$executeRaw`ALTER SCHEMA elsewhere RENAME TO public`,
      );
      expect(answer).toEqual({ status: 500, body: { why: "Internal Server Error", errorCode: null } });
    },
  );
});
