// Every operation of IAM and STS against every kind of caller: what is expected comes from the table.
import { findAction } from "@concordat/contract/iam";
import { type QueryOperation, queryOperations } from "@concordat/contract/query-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-kit/index.js";
import {
  element,
  policyOf,
  type QueryCredentials,
  type QueryParameters,
  type QueryReply,
  queryClient,
} from "./testing/query-client.js";

const allow = (...Action: string[]) => ({ Effect: "Allow", Action, Resource: "*" }) as const;
const everything = allow("*");

const isRead = ({ action }: QueryOperation): boolean =>
  action !== undefined && ["read", "list"].includes(findAction(action)?.level ?? "");
const reading = allow(...queryOperations.filter(isRead).flatMap(({ action = "" }) => [action]));

let server: TestServer;
let client: ReturnType<typeof queryClient>;
let parameters: QueryParameters;
const callers = {} as Record<CallerName, QueryCredentials | undefined>;

type Outcome = "unsigned" | "unknown-key" | "forged" | "denied" | "allowed";

const isSts = ({ api }: QueryOperation): boolean => api === "sts";
const isOneOf = ({ name }: QueryOperation, ...names: string[]): boolean => names.includes(name);

/** AWS: whoever signs may. */
const isFree = ({ action }: QueryOperation): boolean => action === undefined;

/** Only users with keys of their own ask for these. */
const isForUsers = (operation: QueryOperation): boolean => isOneOf(operation, "GetSessionToken", "GetFederationToken");

/** What comes of an operation by a caller whose policies allow some actions. */
const byPolicy =
  (allows: (operation: QueryOperation) => boolean, isSession = false) =>
  (operation: QueryOperation): Outcome =>
    (isFree(operation) || allows(operation)) && !(isSession && isForUsers(operation)) ? "allowed" : "denied";

/** The callers, and what comes of an operation by each. */
const expectations = {
  "somebody without a signature": () => "unsigned",
  "somebody with a wrong secret": () => "forged",
  "an unknown key": () => "unknown-key",
  "a key that is switched off": () => "unknown-key",
  "a deleted user": () => "unknown-key",
  "a user without policies": byPolicy(() => false),
  "a user who may read": byPolicy(isRead),
  "a user who may do everything": byPolicy(() => true),
  "a user who is denied everything": byPolicy(() => false),
  "a user within a boundary of reading": byPolicy(isRead),
  "a member of a group that may read": byPolicy(isRead),
  // its own service has no such role, and this one's does not trust it
  "a user of another service": byPolicy((operation) => !isOneOf(operation, "AssumeRole")),
  "a role's session": byPolicy(() => true, true),
  "a role's session with a policy of reading": byPolicy(isRead, true),
  "a session of a role within a boundary of reading": byPolicy(isRead, true),
  "a session of a user": (operation) =>
    isSts(operation) && isOneOf(operation, "GetCallerIdentity", "AssumeRole") ? "allowed" : "denied",
  "a federated session": (operation) => (isOneOf(operation, "GetCallerIdentity") ? "allowed" : "denied"),
  "a session whose role is gone": () => "unknown-key",
  "a session whose holder is gone": () => "unknown-key",
} as const satisfies Record<string, (operation: QueryOperation) => Outcome>;
type CallerName = keyof typeof expectations;

const trusting = (Principal: object | string) =>
  policyOf({ Effect: "Allow", Principal, Action: ["sts:AssumeRole", "sts:TagSession"] });

const bound = async (kind: "User" | "Role", name: string): Promise<void> => {
  const PermissionsBoundary = `arn:aws:iam::${client.namespace}:policy/reading`;
  await client.done(`Put${kind}PermissionsBoundary`, { [`${kind}Name`]: name, PermissionsBoundary });
};

const role = async (RoleName: string): Promise<string> => {
  const AssumeRolePolicyDocument = trusting({ AWS: `arn:aws:iam::${client.namespace}:root` });
  const reply = await client.done("CreateRole", { RoleName, AssumeRolePolicyDocument });
  await client.done("PutRolePolicy", { RoleName, PolicyName: "own", PolicyDocument: policyOf(everything) });
  return element("Arn", reply);
};

const assume = async (RoleArn: string, by: QueryCredentials, more: QueryParameters = {}): Promise<QueryCredentials> =>
  client.credentialsIn(await client.done("AssumeRole", { RoleArn, RoleSessionName: "matrix", ...more }, by));

/** The administrator of another service of the account. */
const stranger = async (): Promise<QueryCredentials> => {
  const headers = { authorization: `Bearer ${server.objects.account.token}`, "content-type": "application/json" };
  const post = async (path: string, body: object) => {
    const response = await fetch(`${server.url}/1.3/object-storage-2${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(201);
    return (await response.json()) as Record<string, string>;
  };
  const { region } = server.objects;
  const { uuid } = await post("", { name: "other", region, configured_status: "started", networks: [] });
  await post(`/${uuid}/users`, { username: "admin" });
  const document = policyOf(everything);
  await post(`/${uuid}/policies`, { name: "everything", document: encodeURIComponent(document) });
  const attached = await fetch(`${server.url}/1.3/object-storage-2/${uuid}/users/admin/policies`, {
    method: "POST",
    headers,
    body: JSON.stringify({ name: "everything" }),
  });
  expect(attached.status).toBeLessThan(300);
  const key = await post(`/${uuid}/users/admin/access-keys`, {});
  return { accessKeyId: key["access_key_id"] ?? "", secretAccessKey: key["secret_access_key"] ?? "" };
};

/** What the service has, with all documents. */
const contents = async (): Promise<string> => (await client.done("GetAccountAuthorizationDetails")).text;

let before: string;
beforeAll(async () => {
  server = await startTestServer();
  client = queryClient(server);
  const { done, user, namespace, credentialsIn } = client;
  const all = await user("all", everything);
  await done("CreatePolicy", { PolicyName: "reading", PolicyDocument: policyOf(reading) });
  const [open, gone, narrow] = [await role("open"), await role("gone"), await role("narrow")];
  await bound("Role", "narrow");
  const held = await user("held", everything);
  callers["a user who may do everything"] = all;
  callers["somebody with a wrong secret"] = { ...all, secretAccessKey: "wrong" };
  callers["an unknown key"] = { accessKeyId: "AKIA0000000000000000", secretAccessKey: "wrong" };
  callers["a key that is switched off"] = await user("off", everything);
  callers["a deleted user"] = await user("deleted", everything);
  callers["a user without policies"] = await user("nothing");
  callers["a user who may read"] = await user("reads", reading);
  callers["a user who is denied everything"] = await user("denied", everything, { ...everything, Effect: "Deny" });
  callers["a user within a boundary of reading"] = await user("bounded", everything);
  await bound("User", "bounded");
  callers["a member of a group that may read"] = await user("member");
  await done("CreateGroup", { GroupName: "readers" });
  await done("PutGroupPolicy", { GroupName: "readers", PolicyName: "own", PolicyDocument: policyOf(reading) });
  await done("AddUserToGroup", { GroupName: "readers", UserName: "member" });
  callers["a user of another service"] = await stranger();
  callers["a role's session"] = await assume(open, all);
  callers["a role's session with a policy of reading"] = await assume(open, all, {
    "PolicyArns.member.1.arn": `arn:aws:iam::${namespace}:policy/reading`,
  });
  callers["a session of a role within a boundary of reading"] = await assume(narrow, all);
  callers["a session whose role is gone"] = await assume(gone, all);
  callers["a session whose holder is gone"] = await assume(open, held);
  callers["a session of a user"] = credentialsIn(await done("GetSessionToken", {}, all));
  callers["a federated session"] = credentialsIn(
    await done("GetFederationToken", { Name: "guest", Policy: policyOf(allow("*")) }, all),
  );
  // all of them were in use before
  for (const credentials of Object.values(callers))
    if (credentials) await client.send(credentials, "GetCallerIdentity");
  const AccessKeyId = callers["a key that is switched off"].accessKeyId;
  await done("UpdateAccessKey", { UserName: "off", AccessKeyId, Status: "Inactive" });
  for (const [UserName, key] of [
    ["deleted", callers["a deleted user"]],
    ["held", held],
  ] as const) {
    await done("DeleteAccessKey", { UserName, AccessKeyId: key.accessKeyId });
    await done("DeleteUserPolicy", { UserName, PolicyName: "own" });
    await done("DeleteUser", { UserName });
  }
  await done("DeleteRolePolicy", { RoleName: "gone", PolicyName: "own" });
  await done("DeleteRole", { RoleName: "gone" });
  parameters = {
    UserName: "nobody",
    GroupName: "nothing",
    RoleName: "nothing",
    PolicyName: "nothing",
    PolicyArn: `arn:aws:iam::${namespace}:policy/nothing`,
    PolicySourceArn: `arn:aws:iam::${namespace}:user/nobody`,
    Arn: `arn:aws:iam::${namespace}:user/nobody`,
    AccessKeyId: "AKIA0000000000000000",
    RoleArn: open,
    RoleSessionName: "session",
    Name: "somebody",
  };
  before = await contents();
});
afterAll(() => server.close());

const refusals: Readonly<Record<Exclude<Outcome, "allowed">, readonly [number, string]>> = {
  unsigned: [403, "MissingAuthenticationToken"],
  "unknown-key": [403, "InvalidClientTokenId"],
  forged: [403, "SignatureDoesNotMatch"],
  denied: [403, "AccessDenied"],
};

/** What comes of an operation that is about nothing which is there, once it is allowed. */
const expectAllowed = ({ absence }: QueryOperation, { status, code, text }: QueryReply): void => {
  expect(Object.values(refusals).map(([, each]) => each)).not.toContain(code);
  if (absence?.answer === "refused") expect([status, code]).toEqual([501, "NotImplemented"]);
  else expect(status, text).toBeLessThan(500);
};

const names = Object.keys(expectations) as CallerName[];
const signed = queryOperations.filter(({ isUnsigned }) => !isUnsigned);
/** Those that would make something are sent by the callers who may not, and by one who may in the end. */
const making = /^Create/;

/** Whether a cell is left out: one caller who may make things is enough. */
const isLeftOut = (operation: QueryOperation, name: CallerName): boolean =>
  making.test(operation.name) && expectations[name](operation) === "allowed" && name !== "a user who may do everything";

/** What comes of an operation by a caller, in the words of the expectations; else the answer. */
const outcomeOf = async (operation: QueryOperation, name: CallerName): Promise<string> => {
  const reply = await client.send(callers[name], operation.name, parameters);
  const outcome: Outcome = expectations[name](operation);
  if (outcome === "allowed") {
    expectAllowed(operation, reply);
    return outcome;
  }
  const [status, code] = refusals[outcome];
  if (outcome === "denied" && operation.action !== undefined && !/session credentials/.test(reply.text))
    expect(reply.text).toContain(`is not authorized to perform: ${operation.action} `);
  return reply.status === status && reply.code === code ? outcome : reply.text;
};

it.each(signed)("$name is for those alone who may", async (operation) => {
  const asked = names.filter((name) => !isLeftOut(operation, name));
  const cells = await Promise.all(asked.map(async (name) => [name, await outcomeOf(operation, name)]));
  expect(cells).toEqual(asked.map((name) => [name, expectations[name](operation)]));
});

it.each(queryOperations.filter(({ isUnsigned }) => isUnsigned))("$name is refused to everybody", async ({ name }) => {
  for (const credentials of Object.values(callers)) {
    const { status, code } = await client.send(credentials, name, parameters);
    expect([status, code]).toEqual([501, "NotImplemented"]);
  }
});

it("what was sent has changed nothing but what the last caller made", async () => {
  await client.send(client.admin, "DeleteUser", { UserName: "nobody" });
  await client.send(client.admin, "DeleteGroup", { GroupName: "nothing" });
  const withoutRequest = (text: string) => text.replace(/<RequestId>.*<\/RequestId>/, "");
  expect(withoutRequest(await contents())).toBe(withoutRequest(before));
});
