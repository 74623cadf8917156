import assert from "node:assert/strict";
import type { Concordat, PolicyDocument, TrustDocument } from "@concordat/sdk";

/** What may be read, and nothing else. */
const readReports = {
  Version: "2012-10-17",
  Statement: [{ Sid: "read", Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::reports/*" }],
} as const satisfies PolicyDocument;

/** Makes a user with a key, a policy, a group and a role, and puts them together. */
export const setUpIdentities = async ({ objectStorage }: Concordat, service: string): Promise<void> => {
  const { users, groups, roles, policies } = objectStorage;

  const user = await users.create(service, { username: "ada" });
  const key = await users.accessKeys.create(service, "ada");
  assert.match(key.secret_access_key, /^\S{40}$/);
  assert.equal(
    (await users.accessKeys.modify(service, "ada", key.access_key_id, { status: "Inactive" })).status,
    "Inactive",
  );
  await users.tags.replace(service, "ada", [{ key: "department", value: "research" }]);

  const policy = await policies.create(service, { name: "reports-only", document: readReports });
  assert.equal(policy.default_version_id, "v1");
  const second = await policies.versions.create(service, policy.name, {
    document: JSON.stringify({ ...readReports, Id: "second" }),
    is_default: true,
  });
  assert.deepEqual([second.version_id, second.is_default], ["v2", true]);
  await users.policies.attach(service, "ada", { name: policy.name });
  await users.inlinePolicies.create(service, "ada", { name: "read-too", document: readReports });
  const inline = await users.inlinePolicies.get(service, "ada", "read-too");
  assert.deepEqual(JSON.parse(inline.document), readReports);

  await groups.create(service, { name: "analysts" });
  await groups.users.attach(service, "analysts", "ada");
  await groups.policies.attach(service, "analysts", { name: "ECSS3ReadOnlyAccess" });

  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: [user.arn] }, Action: "sts:AssumeRole", Resource: "*" }],
  } as const satisfies TrustDocument;
  const role = await roles.create(service, {
    name: "report-reader",
    assume_role_policy_document: trust,
    permissions_boundary: policy.name,
  });
  await roles.policies.attach(service, role.name, { name: policy.name });

  const attached = await policies.get(service, policy.name);
  assert.equal(attached.attachment_count, 2, "a user and a role have the policy; boundaries do not count");
  const [member] = await users.list(service);
  assert.deepEqual(
    member?.policies.map(({ name }) => name),
    [policy.name],
  );
};
