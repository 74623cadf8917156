// Every operation of IAM and STS that changes something, or hands out credentials, leaves a record.
import { type QueryOperation, queryOperations } from "@concordat/contract/query-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnswerBudget } from "../answer-budget/create.js";
import { startTestS3, type TestS3 } from "../s3/testing/s3-server.js";
import { queryBesideS3 } from "./beside-s3.js";
import { element, policyOf, type QueryParameters, type QueryServer, queryClient } from "./testing/query-client.js";

const recorded = queryOperations.filter(({ access, absence }) => access !== "read" && absence === undefined);

let server: TestS3;
let prisma: TestS3["context"]["prisma"];
let client: ReturnType<typeof queryClient>;
let nothing: Awaited<ReturnType<typeof client.user>>;
let all: typeof nothing;
const allow = { Effect: "Allow", Action: "*", Resource: "*" } as const;
const PolicyDocument = policyOf(allow);
beforeAll(async () => {
  server = await startTestS3({ beside: [queryBesideS3(createAnswerBudget({ answerBytes: 64 * 1024 * 1024 }))] });
  const { url: s3Url, context, service, admin } = server;
  const key = { accessKeyId: admin.accessKeyId, secretAccessKey: admin.secret };
  const { clock, prisma: db } = context;
  prisma = db;
  client = queryClient({
    s3Url,
    clock: clock as QueryServer["clock"],
    objects: { serviceUuid: service.uuid, region: service.region, ...key },
  });
  nothing = await client.user("nothing");
  all = await client.user("all", allow);
});
afterAll(() => server.close());

const records = (operation: QueryOperation) =>
  prisma.auditRecord.findMany({
    where: { operation: `${operation.api}.${operation.name}` },
    orderBy: { id: "asc" },
  });

const arn = (path: string) => `arn:aws:iam::${client.namespace}:${path}`;
const trust = () => policyOf({ Effect: "Allow", Principal: { AWS: arn("root") }, Action: "sts:*" });

/** Prepares a user, group, role and policy of a name, and tells what would change each. */
const prepare = async (name: string): Promise<QueryParameters> => {
  const { done } = client;
  const PolicyArn = element("Arn", await done("CreatePolicy", { PolicyName: name, PolicyDocument }));
  await done("CreatePolicyVersion", { PolicyArn, PolicyDocument });
  await done("CreateUser", { UserName: name });
  await done("CreateGroup", { GroupName: name });
  await done("CreateRole", { RoleName: name, AssumeRolePolicyDocument: trust() });
  const AccessKeyId = element("AccessKeyId", await done("CreateAccessKey", { UserName: name }));
  const common = { PolicyArn, UserName: name, GroupName: name, RoleName: name, AccessKeyId, Status: "Inactive" };
  const documents = { PolicyDocument, AssumeRolePolicyDocument: trust(), PermissionsBoundary: PolicyArn };
  const tags = { "Tags.member.1.Key": "a", "Tags.member.1.Value": "b", "TagKeys.member.1": "a" };
  const session = { RoleArn: arn(`role/${name}`), RoleSessionName: "session", Name: "guest" };
  return { Description: "What for.", ...common, ...documents, ...tags, ...session, VersionId: "v2", PolicyName: name };
};

/** What must be there before, by the verb of what undoes it. */
const before = async (operation: string, parameters: QueryParameters): Promise<void> => {
  const { UserName = "", PolicyArn = "", AccessKeyId = "" } = parameters;
  const inverse = operation.replace(/^Detach/, "Attach").replace(/^Remove(.*)From/, "Add$1To");
  if (inverse !== operation) await client.done(inverse, parameters);
  if (/^Delete.*(?:Policy|Boundary)$/.test(operation) && operation !== "DeletePolicy")
    await client.done(operation.replace(/^Delete/, "Put"), parameters);
  if (operation === "DeletePolicy") await client.done("DeletePolicyVersion", { PolicyArn, VersionId: "v2" });
  if (operation === "DeleteUser") await client.done("DeleteAccessKey", { UserName, AccessKeyId });
  if (operation === "CreateUser") {
    await client.done("DeleteAccessKey", { UserName, AccessKeyId });
    await client.done("DeleteUser", { UserName });
  }
  if (operation === "CreateGroup" || operation === "CreateRole")
    await client.done(operation.replace(/^Create/, "Delete"), parameters);
  if (operation === "CreatePolicy") {
    await client.done("DeletePolicyVersion", { PolicyArn, VersionId: "v2" });
    await client.done("DeletePolicy", { PolicyArn });
  }
};

/** Operations whose parameters would mean something else. */
const fewer: Readonly<Record<string, readonly string[]>> = {
  CreateUser: ["PermissionsBoundary"],
  CreateRole: ["PermissionsBoundary"],
};

const parametersOf = ({ name }: QueryOperation, parameters: QueryParameters): QueryParameters => ({
  ...Object.fromEntries(Object.entries(parameters).filter(([parameter]) => !fewer[name]?.includes(parameter))),
  ...(name === "UpdateAssumeRolePolicy" && { PolicyDocument: trust() }),
});

describe.each(recorded)("$name", (operation) => {
  let parameters: QueryParameters;
  beforeAll(async () => {
    const prepared = await prepare(operation.name);
    parameters = parametersOf(operation, prepared);
    await before(operation.name, prepared);
    await prisma.auditRecord.deleteMany();
  });
  const isFree = operation.action === undefined;

  it("is on record where it is refused, if it would change something", async () => {
    const reply = await client.send(nothing, operation.name, parameters);
    const found = await records(operation);
    expect(found).toHaveLength(operation.access === "write" || isFree ? 1 : 0);
    for (const { status } of found) expect(status).toBe(reply.status);
  });

  it("makes no change without its record, and leaves one with it", async () => {
    await prisma.auditRecord.deleteMany();
    if (operation.access === "write") {
      await prisma.$executeRaw`ALTER TABLE audit_records ADD CONSTRAINT refusals CHECK (status >= 400)`;
      const refused = await client
        .send(all, operation.name, parameters)
        .finally(() => prisma.$executeRaw`ALTER TABLE audit_records DROP CONSTRAINT refusals`);
      expect(refused.status, refused.text).toBe(500);
      await prisma.auditRecord.deleteMany();
    }
    const reply = await client.done(operation.name, parameters, all);
    const [record, ...more] = await records(operation);
    expect(more).toEqual([]);
    expect(record).toMatchObject({ caller: `urn:ecs:iam::${client.namespace}:user/all`, status: 200, path: "/" });
    const text = JSON.stringify(record, (_, value) => (typeof value === "bigint" ? String(value) : value));
    for (const secret of ["SecretAccessKey", "SessionToken"]) {
      const value = element(secret, reply);
      if (value !== "") expect(text).not.toContain(value);
    }
  });
});
