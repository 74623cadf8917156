import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { awsVariables } from "../client.mjs";
import { runTool } from "../run-tool.mjs";

/** @param {readonly object[]} Statement */
const document = (...Statement) => JSON.stringify({ Version: "2012-10-17", Statement });

/** `aws iam` and `aws sts`: the lives of a user and of a role. @type {import("../client.mjs").Client} */
export const awsCliIam = {
  name: "aws-cli-iam",
  debianPackage: "awscli",
  version: ["aws", "--version"],
  async run({ step, folder, endpoint, bucket, region, ...rest }) {
    const admin = awsVariables({ endpoint, bucket, region, ...rest });
    const run = async (/** @type {Record<string, string>} */ env, /** @type {string[]} */ ...args) => {
      const common = ["--endpoint-url", endpoint, "--no-cli-pager", "--output", "json"];
      const output = await runTool("aws", [...common, ...args], { env, cwd: folder });
      return output === "" ? undefined : JSON.parse(output);
    };
    const aws = (/** @type {string[]} */ ...args) => run(admin, ...args);
    const refused = async (/** @type {string} */ code, /** @type {Promise<unknown>} */ act) => {
      const message = await act.then(
        () => "it was let through",
        (error) => String(error.message),
      );
      assert.ok(message.includes(`(${code})`), message);
    };
    const user = ["--user-name", "cli"];
    const role = ["--role-name", "cli"];
    /** @type {Record<string, string>} */
    let own = {};
    let [account, policyArn, roleArn] = ["", "", ""];
    const body = join(folder, "body");
    await writeFile(body, "body");
    const put = (/** @type {Record<string, string>} */ env) =>
      run(env, "s3api", "put-object", "--bucket", bucket, "--key", "key", "--body", body);
    /** @param {{ AccessKeyId: string, SecretAccessKey: string, SessionToken?: string }} keys */
    const variables = ({ AccessKeyId, SecretAccessKey, SessionToken }) => ({
      ...admin,
      AWS_ACCESS_KEY_ID: AccessKeyId,
      AWS_SECRET_ACCESS_KEY: SecretAccessKey,
      ...(SessionToken !== undefined && { AWS_SESSION_TOKEN: SessionToken }),
    });

    await step("iam create-user, create-access-key, sts get-caller-identity", async () => {
      await aws("iam", "create-user", ...user, "--tags", "Key=team,Value=blue");
      own = variables((await aws("iam", "create-access-key", ...user)).AccessKey);
      const identity = await run(own, "sts", "get-caller-identity");
      assert.match(identity.Arn, /:user\/cli$/);
      account = identity.Account;
      await refused("AccessDenied", put(own));
    });
    await step("iam create-policy, versions, attachment", async () => {
      const [reads, writes] = ["s3:GetObject", "s3:*"].map((Action) =>
        document({ Effect: "Allow", Action, Resource: "*" }),
      );
      const created = await aws("iam", "create-policy", "--policy-name", "cli", "--policy-document", `${reads}`);
      policyArn = created.Policy.Arn;
      const policy = ["--policy-arn", policyArn];
      await aws("iam", "attach-user-policy", ...user, ...policy);
      await refused("AccessDenied", put(own));
      await aws("iam", "create-policy-version", ...policy, "--policy-document", `${writes}`, "--set-as-default");
      await put(own);
    });
    await step("iam simulate-principal-policy", async () => {
      const source = ["--policy-source-arn", `arn:aws:iam::${account}:user/cli`];
      const { EvaluationResults } = await aws(
        ...["iam", "simulate-principal-policy", ...source, "--action-names", "s3:PutObject", "iam:GetUser"],
      );
      assert.deepEqual(
        EvaluationResults.map((/** @type {{ EvalDecision: string }} */ { EvalDecision }) => EvalDecision),
        ["allowed", "implicitDeny"],
      );
    });
    await step("iam create-role, sts assume-role with a policy, the session on S3", async () => {
      const statement = {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: "sts:AssumeRole",
      };
      const trust = ["--assume-role-policy-document", document(statement)];
      roleArn = (await aws("iam", "create-role", ...role, ...trust)).Role.Arn;
      const all = document({ Effect: "Allow", Action: "s3:*", Resource: "*" });
      await aws("iam", "put-role-policy", ...role, "--policy-name", "own", "--policy-document", all);
      const assume = document({ Effect: "Allow", Action: "sts:AssumeRole", Resource: roleArn });
      await aws("iam", "put-user-policy", ...user, "--policy-name", "own", "--policy-document", assume);
      const asked = ["sts", "assume-role", "--role-arn", roleArn, "--role-session-name", "cli"];
      const session = variables((await run(own, ...asked)).Credentials);
      await put(session);
      const narrow = document({ Effect: "Allow", Action: "s3:ListBucket", Resource: "*" });
      await refused("AccessDenied", put(variables((await run(own, ...asked, "--policy", narrow)).Credentials)));
      await aws("iam", "delete-role-policy", ...role, "--policy-name", "own");
      await aws("iam", "delete-role", ...role);
      await refused("InvalidToken", put(session));
    });
    await step("iam update-user, deletion, the end of the key", async () => {
      await aws("iam", "update-user", ...user, "--new-user-name", "renamed");
      const renamed = ["--user-name", "renamed"];
      await refused("NoSuchEntity", aws("iam", "get-user", ...user));
      await refused("DeleteConflict", aws("iam", "delete-user", ...renamed));
      await aws("iam", "delete-user-policy", ...renamed, "--policy-name", "own");
      await aws("iam", "detach-user-policy", ...renamed, "--policy-arn", policyArn);
      const key = ["--access-key-id", `${own["AWS_ACCESS_KEY_ID"]}`];
      await aws("iam", "delete-access-key", ...renamed, ...key);
      await aws("iam", "delete-user", ...renamed);
      await refused("InvalidAccessKeyId", put(own));
      await aws("iam", "delete-policy-version", "--policy-arn", policyArn, "--version-id", "v1");
      await aws("iam", "delete-policy", "--policy-arn", policyArn);
    });
  },
};
