import {
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

/** @typedef {{ accessKeyId: string, secretAccessKey: string, sessionToken?: string }} Credentials */

/** @param {...object} Statement */
export const document = (...Statement) => JSON.stringify({ Version: "2012-10-17", Statement });

/** @param {string | string[]} Action @param {string} [Resource] */
export const allow = (Action, Resource = "*") => ({ Effect: "Allow", Action, Resource });

/**
 * Makes users with all kinds of rights, and a role.
 * @param {Credentials} credentials of the administrator
 * @param {import("./server.mjs").RefusingServer} server
 */
export async function makeUsers(credentials, { endpoint, service: { region } }) {
  const iam = new IAMClient({ credentials, endpoint, region });
  /** @param {string} UserName @param {...object} statements @returns {Promise<Credentials>} */
  const user = async (UserName, ...statements) => {
    await iam.send(new CreateUserCommand({ UserName }));
    const own = { UserName, PolicyName: "own", PolicyDocument: document(...statements) };
    if (statements.length > 0) await iam.send(new PutUserPolicyCommand(own));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    return { accessKeyId: `${AccessKey?.AccessKeyId}`, secretAccessKey: `${AccessKey?.SecretAccessKey}` };
  };
  const users = {
    reader: await user("reader", allow("s3:GetObject", "arn:aws:s3:::photos/*")),
    barred: await user("barred", allow("s3:*"), { ...allow("s3:PutObject"), Effect: "Deny" }),
    bounded: await user("bounded", allow("s3:*")),
    inactive: await user("inactive", allow("s3:*")),
    deletedUser: await user("deleted"),
    assumer: await user("assumer", allow("sts:AssumeRole")),
  };
  const PolicyDocument = document(allow("s3:GetObject"));
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "reads-only", PolicyDocument }));
  const PermissionsBoundary = `${Policy?.Arn}`;
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: "bounded", PermissionsBoundary }));
  const inactive = { UserName: "inactive", AccessKeyId: users.inactive.accessKeyId };
  await iam.send(new UpdateAccessKeyCommand({ ...inactive, Status: "Inactive" }));
  await iam.send(new DeleteAccessKeyCommand({ UserName: "deleted", AccessKeyId: users.deletedUser.accessKeyId }));
  await iam.send(new DeleteUserCommand({ UserName: "deleted" }));

  const root = PermissionsBoundary.replace(/:policy\/.*$/, ":root");
  const trust = { Effect: "Allow", Principal: { AWS: root }, Action: "sts:AssumeRole" };
  const role = { RoleName: "worker", AssumeRolePolicyDocument: document(trust) };
  const { Role } = await iam.send(new CreateRoleCommand(role));
  const own = { RoleName: "worker", PolicyName: "own", PolicyDocument: document(allow("s3:*")) };
  await iam.send(new PutRolePolicyCommand(own));
  return { ...users, roleArn: `${Role?.Arn}` };
}

/**
 * Assumes the role of the users.
 * @param {Credentials} credentials
 * @param {import("./server.mjs").RefusingServer} server
 * @param {{ roleArn: string, policy?: string, hoursOff?: number }} asked hoursOff: how far the server's clock is ahead
 * @returns {Promise<Credentials>}
 */
export async function assumeRole(credentials, { endpoint, service: { region } }, { roleArn, policy, hoursOff = 0 }) {
  const sts = new STSClient({ credentials, endpoint, region, systemClockOffset: hoursOff * 3_600_000 });
  const asked = { RoleArn: roleArn, RoleSessionName: "work", DurationSeconds: 900 };
  const { Credentials: session } = await sts.send(
    new AssumeRoleCommand({ ...asked, ...(policy !== undefined && { Policy: policy }) }),
  );
  return {
    accessKeyId: `${session?.AccessKeyId}`,
    secretAccessKey: `${session?.SecretAccessKey}`,
    sessionToken: `${session?.SessionToken}`,
  };
}
