// Every operation of the table against every kind of caller: what is expected comes from the table.
import { findAction } from "@concordat/contract/iam";
import { actionsOfRequest, type S3Operation, s3Operations } from "@concordat/contract/s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeAccessKey } from "../storage/iam/access-keys/change.js";
import { deleteUser } from "../storage/iam/users/delete.js";
import { knownService } from "../storage/service-ref.js";
import { handlerOf } from "./operations/handlers.js";
import { requestFor } from "./testing/operation-request.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import type { TestAnswer, TestCredentials, TestRequest } from "./testing/signed-client.js";

const allow = (...Action: string[]) => ({ Effect: "Allow", Action, Resource: "*" }) as const;
const deny = (...Action: string[]) => ({ Effect: "Deny", Action, Resource: "*" }) as const;

const isRead = ({ actions }: S3Operation): boolean =>
  actions.length > 0 && actions.every(({ action }) => ["read", "list"].includes(findAction(action)?.level ?? ""));
const reading = [...new Set(s3Operations.filter(isRead).flatMap(({ actions }) => actions.map(({ action }) => action)))];

let s3: TestS3;
let host: string;
const callers = {} as Record<
  "nothing" | "reading" | "denied" | "other" | "inactive" | "deleted",
  TestCredentials & { readonly name: string }
>;

beforeAll(async () => {
  s3 = await startTestS3();
  const { domain, service } = s3;
  host = `${service.domainPrefix}.${domain.context.objectsDomain}`;
  const other = await domain.service(s3.accountId);
  const own = (...statements: Parameters<TestS3["user"]> extends [string, ...infer Rest] ? Rest : never) =>
    s3.user(service.uuid, ...statements);
  callers.nothing = await own();
  callers.reading = await own(allow(...reading));
  callers.denied = await own(allow("*"), deny("s3:*"));
  callers.other = await s3.user(other.uuid, allow("*"));
  callers.inactive = await own(allow("*"));
  callers.deleted = await own(allow("*"));
  const ref = knownService(service.uuid);
  const { name, accessKeyId } = callers.inactive;
  // both were in use before
  for (const credentials of [callers.inactive, callers.deleted]) await s3.send({ path: "/", credentials });
  await changeAccessKey(domain.db, ref, { username: name, accessKeyId }, { active: false });
  await deleteUser(domain.db, ref, { username: callers.deleted.name, contents: "delete" });
  await fill("matrix");
});
afterAll(() => s3.close());

const fill = async (bucket: string): Promise<void> => {
  await s3.send({ method: "PUT", path: `/${bucket}` });
  for (const key of ["key", "source"]) await s3.send({ method: "PUT", path: `/${bucket}/${key}`, body: "before" });
};

const send = (operation: S3Operation, more: Partial<TestRequest>, bucket = "matrix"): Promise<TestAnswer> =>
  s3.send({ ...requestFor(operation, bucket), host, ...more });

const isEach = ({ actions }: S3Operation): boolean => actions.some(({ on }) => on === "each-object");

/** The answer to a HEAD has no code. */
const expectRefusal = ({ method }: S3Operation, { status, code }: TestAnswer, expected: string): void => {
  expect([status, code]).toEqual([403, method === "HEAD" ? undefined : expected]);
};

/** Each object that a body lists is refused on its own. */
const expectDenial = (operation: S3Operation, answer: TestAnswer): void => {
  if (isEach(operation)) {
    expect(answer.text).toMatch(/<Error><Key>key<\/Key><Code>AccessDenied<\/Code>/);
    expect(answer.text).not.toContain("<Deleted>");
  } else expectRefusal(operation, answer, "AccessDenied");
};

const expectPassed = (operation: S3Operation, { status, code, text }: TestAnswer): void => {
  expect(status).not.toBe(403);
  expect(text).not.toContain("AccessDenied");
  if (operation.answers === "not-implemented") expect([status, code]).toEqual([501, "NotImplemented"]);
  else expect(status).toBeLessThan(500);
};

const withActions = s3Operations.filter(({ actions }) => actions.length > 0);

const isPreflight = ({ method }: S3Operation): boolean => method === "OPTIONS";
/** All but preflights, which browsers do not sign. */
const authenticated = s3Operations.filter((operation) => !isPreflight(operation));

it.each(authenticated)("$name has a handler if the table says so", async ({ name, answers }) => {
  expect((await handlerOf(name)) !== undefined).toBe(answers === "implemented");
});

it.each(s3Operations.filter(isPreflight))(
  "$name is refused where nothing is configured, whoever asks",
  async (operation) => {
    const headers = { origin: "https://shop.example", "access-control-request-method": "GET" };
    for (const credentials of [undefined, s3.admin, ...Object.values(callers)])
      expectRefusal(operation, await send(operation, { credentials, headers }), "AccessForbidden");
  },
);

describe.each(authenticated)("$name", (operation) => {
  it("is denied to callers without a signature", async () => {
    expectDenial(operation, await send(operation, { credentials: undefined }));
  });

  it("is denied to callers whom no policy allows it, with the action", async () => {
    const answer = await send(operation, { credentials: callers.nothing });
    expectDenial(operation, answer);
    const { headers = {} } = requestFor(operation, "matrix");
    const facts = {
      hasQuery: (name: string) => operation.route.query.includes(name),
      header: (name: string) => headers[name],
    };
    const [first] = actionsOfRequest(operation, facts);
    if (first && operation.method !== "HEAD")
      expect(answer.text).toContain(`is not authorized to perform: ${first.action} `);
  });

  it("is denied to callers whom a policy denies it", async () => {
    expectDenial(operation, await send(operation, { credentials: callers.denied }));
  });

  it("is denied to callers of another service", async () => {
    expectDenial(operation, await send(operation, { credentials: callers.other }));
  });

  it("is nothing for keys that are switched off, and for those of deleted users", async () => {
    for (const credentials of [callers.inactive, callers.deleted])
      expectRefusal(operation, await send(operation, { credentials }), "InvalidAccessKeyId");
  });

  it("is nothing for signatures that are wrong or over", async () => {
    const wrong = { ...s3.admin, secret: "wrong" };
    expectRefusal(operation, await send(operation, { credentials: wrong }), "SignatureDoesNotMatch");
    const at = new Date(s3.context.clock().getTime() - 61_000);
    const expired = await send(operation, { presign: 60, at });
    expectRefusal(operation, expired, "AccessDenied");
    if (operation.method !== "HEAD") expect(expired.text).toMatch(/Request has expired|Policy expired/);
  });

  it("is for callers who may read if it only reads", async () => {
    const answer = await send(operation, { credentials: callers.reading });
    if (isRead(operation)) expectPassed(operation, answer);
    else expectDenial(operation, answer);
  });
});

it("what was denied has changed nothing", async () => {
  const { text } = await s3.send({ path: "/matrix?list-type=2" });
  expect([...text.matchAll(/<Key>([^<]*)/g)].map(([, key]) => key)).toEqual(["key", "source"]);
  expect((await s3.send({ path: "/matrix/key" })).text).toBe("before");
  expect((await s3.send({ path: "/matrix?uploads" })).text).not.toContain("<Upload>");
  expect((await s3.send({ path: "/matrix?policy" })).code).toBe("NoSuchBucketPolicy");
});

describe.each(withActions)("$name, with every action allowed", ({ name }) => {
  const operation = s3Operations.find((one) => one.name === name) ?? expect.fail();

  it("is let through", async () => {
    const bucket = `own-${name.toLowerCase()}`;
    if (name !== "CreateBucket") await fill(bucket);
    expectPassed(operation, await send(operation, {}, bucket));
  });
});
