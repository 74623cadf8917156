import * as iamSdk from "@aws-sdk/client-iam";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import * as stsSdk from "@aws-sdk/client-sts";
import { queryOperations } from "@concordat/contract/query-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../test-kit/index.js";

const { IAMClient } = iamSdk;
const { STSClient } = stsSdk;

type Keys = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };

let server: TestServer;
const clients: { destroy(): void }[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await server.close();
});

const kept = <Client extends { destroy(): void }>(client: Client): Client => {
  clients.push(client);
  return client;
};

const settings = (credentials: Keys) => ({
  endpoint: server.s3Url,
  region: server.objects.region,
  credentials,
  maxAttempts: 1,
});
const iamOf = (keys: Keys) => kept(new IAMClient(settings(keys)));
const stsOf = (keys: Keys) => kept(new STSClient(settings(keys)));
const s3Of = (keys: Keys) => kept(new S3Client({ ...settings(keys), forcePathStyle: true }));
const admin = (): Keys => server.objects;

const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const on = (Action: string | string[], Resource: string | string[] = "*") => ({ Effect: "Allow", Action, Resource });

/** The keys in what STS or IAM hands out. */
const keysIn = ({ AccessKeyId = "", SecretAccessKey = "", SessionToken }: Partial<stsSdk.Credentials>): Keys => ({
  accessKeyId: AccessKeyId,
  secretAccessKey: SecretAccessKey,
  ...(SessionToken !== undefined && { sessionToken: SessionToken }),
});

describe("every operation of the SDK", () => {
  const commands = (module: object) =>
    Object.keys(module)
      .filter((name) => name.endsWith("Command") && !name.startsWith("$") && name !== "Command")
      .map((name) => name.slice(0, -"Command".length));

  it.each([
    ["iam", iamSdk],
    ["sts", stsSdk],
  ])("of %s is in the table", (api, module) => {
    const known = queryOperations.filter((operation) => operation.api === api).map(({ name }) => name as string);
    expect(commands(module).filter((name) => !known.includes(name))).toEqual([]);
    expect(commands(module).length).toBeGreaterThan(8);
  });
});

it("a user lives: key, group, versions of a policy, boundary, tags, deletion", async () => {
  const iam = iamOf(admin());
  const UserName = "ada";
  const { User } = await iam.send(new iamSdk.CreateUserCommand({ UserName, Tags: [{ Key: "team", Value: "blue" }] }));
  expect([User?.UserName, User?.Path, User?.CreateDate]).toEqual([UserName, "/", expect.any(Date)]);
  const { AccessKey } = await iam.send(new iamSdk.CreateAccessKeyCommand({ UserName }));
  const keys = keysIn(AccessKey ?? expect.fail());
  const s3 = s3Of(keys);
  const { bucket: Bucket } = server.objects;
  const put = () => s3.send(new PutObjectCommand({ Bucket, Key: "hers", Body: "body" }));
  await expect(put()).rejects.toMatchObject({ name: "AccessDenied" });

  await iam.send(new iamSdk.CreateGroupCommand({ GroupName: "writers" }));
  await iam.send(new iamSdk.AddUserToGroupCommand({ GroupName: "writers", UserName }));
  const { Policy } = await iam.send(
    new iamSdk.CreatePolicyCommand({ PolicyName: "writes", PolicyDocument: policy(on("s3:GetObject")) }),
  );
  const PolicyArn = Policy?.Arn ?? expect.fail();
  await iam.send(new iamSdk.AttachGroupPolicyCommand({ GroupName: "writers", PolicyArn }));
  await expect(put()).rejects.toMatchObject({ name: "AccessDenied" });
  const { PolicyVersion } = await iam.send(
    new iamSdk.CreatePolicyVersionCommand({
      PolicyArn,
      PolicyDocument: policy(on("s3:PutObject")),
      SetAsDefault: true,
    }),
  );
  expect(PolicyVersion).toMatchObject({ VersionId: "v2", IsDefaultVersion: true });
  await put();

  const { EvaluationResults } = await iam.send(
    new iamSdk.SimulatePrincipalPolicyCommand({
      PolicySourceArn: User?.Arn,
      ActionNames: ["s3:PutObject", "s3:DeleteObject"],
      ResourceArns: [`arn:aws:s3:::${Bucket}/hers`],
    }),
  );
  expect(EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual(["allowed", "implicitDeny"]);
  expect(EvaluationResults?.[0]?.MatchedStatements?.[0]).toMatchObject({
    SourcePolicyId: "writes",
    SourcePolicyType: "user-managed",
    StartPosition: { Line: 1, Column: expect.any(Number) },
  });

  const boundary = { UserName, PermissionsBoundary: "arn:aws:iam::aws:policy/ECSS3ReadOnlyAccess" };
  await iam.send(new iamSdk.PutUserPermissionsBoundaryCommand(boundary));
  await expect(put()).rejects.toMatchObject({ name: "AccessDenied" });
  await iam.send(new iamSdk.DeleteUserPermissionsBoundaryCommand({ UserName }));
  await iam.send(new iamSdk.TagUserCommand({ UserName, Tags: [{ Key: "team", Value: "red" }] }));
  const { Tags } = await iam.send(new iamSdk.ListUserTagsCommand({ UserName }));
  expect(Tags).toEqual([{ Key: "team", Value: "red" }]);
  await iam.send(new iamSdk.UpdateUserCommand({ UserName, NewUserName: "grace" }));
  await put();

  const details: string[] = [];
  for await (const page of iamSdk.paginateGetAccountAuthorizationDetails({ client: iam, pageSize: 2 }, {}))
    for (const user of page.UserDetailList ?? []) details.push(`${user.UserName} ${user.GroupList}`);
  expect(details).toContain("grace writers");
  const { SummaryMap } = await iam.send(new iamSdk.GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({ Groups: 1, Policies: 1 });

  const key = { UserName: "grace", AccessKeyId: keys.accessKeyId };
  await iam.send(new iamSdk.UpdateAccessKeyCommand({ ...key, Status: "Inactive" }));
  await expect(put()).rejects.toMatchObject({ name: "InvalidAccessKeyId" });
  await expect(iam.send(new iamSdk.DeleteUserCommand({ UserName: "grace" }))).rejects.toBeInstanceOf(
    iamSdk.DeleteConflictException,
  );
  await iam.send(new iamSdk.DeleteAccessKeyCommand(key));
  await iam.send(new iamSdk.RemoveUserFromGroupCommand({ GroupName: "writers", UserName: "grace" }));
  await iam.send(new iamSdk.DeleteUserCommand({ UserName: "grace" }));
  await expect(iam.send(new iamSdk.GetUserCommand({ UserName: "grace" }))).rejects.toBeInstanceOf(
    iamSdk.NoSuchEntityException,
  );
});

it("a role lives: trust, session with policy and tags on S3, its end with the role", async () => {
  const iam = iamOf(admin());
  const { bucket: Bucket } = server.objects;
  const { Account = "" } = await stsOf(admin()).send(new stsSdk.GetCallerIdentityCommand({}));
  await iam.send(new iamSdk.CreateUserCommand({ UserName: "bob" }));
  const { AccessKey } = await iam.send(new iamSdk.CreateAccessKeyCommand({ UserName: "bob" }));
  const sts = stsOf(keysIn(AccessKey ?? expect.fail()));
  await iam.send(
    new iamSdk.PutUserPolicyCommand({ UserName: "bob", PolicyName: "own", PolicyDocument: policy(on("sts:*")) }),
  );
  const Condition = { StringEquals: { "sts:ExternalId": "agreed" } };
  const { Role } = await iam.send(
    new iamSdk.CreateRoleCommand({
      RoleName: "team",
      MaxSessionDuration: 7200,
      AssumeRolePolicyDocument: policy({
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${Account}:user/bob` },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition,
      }),
    }),
  );
  await iam.send(
    new iamSdk.PutRolePolicyCommand({
      RoleName: "team",
      PolicyName: "own",
      PolicyDocument: policy(
        on(["s3:GetObject", "s3:PutObject"], `arn:aws:s3:::${Bucket}/\${aws:PrincipalTag/team}/*`),
        on("s3:ListBucket"),
      ),
    }),
  );
  const asked = { RoleArn: Role?.Arn, RoleSessionName: "work", Tags: [{ Key: "team", Value: "blue" }] };
  await expect(sts.send(new stsSdk.AssumeRoleCommand(asked))).rejects.toMatchObject({ name: "AccessDenied" });
  const assume = async (more: Partial<stsSdk.AssumeRoleCommandInput> = {}) => {
    const reply = await sts.send(new stsSdk.AssumeRoleCommand({ ...asked, ExternalId: "agreed", ...more }));
    expect(reply.AssumedRoleUser?.Arn).toMatch(/assumed-role\/team\/work$/);
    return s3Of(keysIn(reply.Credentials ?? {}));
  };
  const put = (s3: S3Client, Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: "body" }));
  const whole = await assume({ DurationSeconds: 7200 });
  await put(whole, "blue/key");
  await expect(put(whole, "red/key")).rejects.toMatchObject({ name: "AccessDenied" });
  const narrow = await assume({ Policy: policy(on("s3:GetObject")) });
  await narrow.send(new GetObjectCommand({ Bucket, Key: "blue/key" }));
  await expect(put(narrow, "blue/key")).rejects.toMatchObject({ name: "AccessDenied" });
  await expect(narrow.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({ name: "AccessDenied" });

  await iam.send(new iamSdk.DeleteRolePolicyCommand({ RoleName: "team", PolicyName: "own" }));
  await expect(put(whole, "blue/key")).rejects.toMatchObject({ name: "AccessDenied" });
  await iam.send(new iamSdk.DeleteRoleCommand({ RoleName: "team" }));
  await expect(put(whole, "blue/key")).rejects.toMatchObject({ name: "InvalidToken" });
});

it("what services do not have is answered by name", async () => {
  const iam = iamOf(admin());
  expect((await iam.send(new iamSdk.ListMFADevicesCommand({}))).MFADevices).toEqual([]);
  expect((await iam.send(new iamSdk.ListSAMLProvidersCommand({}))).SAMLProviderList).toEqual([]);
  const missing = iam.send(new iamSdk.GetAccountPasswordPolicyCommand({}));
  await expect(missing).rejects.toBeInstanceOf(iamSdk.NoSuchEntityException);
  const refused = iam.send(new iamSdk.CreateAccountAliasCommand({ AccountAlias: "alias" }));
  await expect(refused).rejects.toMatchObject({ name: "NotImplemented", $metadata: { httpStatusCode: 501 } });
});
