import { iamLimits } from "@concordat/contract/iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { knownService, type ServiceRef } from "../service-ref.js";
import { refusalOf, startTestDomain, type TestDomain } from "../testing/domain.js";
import { createAccessKey } from "./access-keys/create.js";
import { attachPolicy, detachPolicy } from "./attachments/attach.js";
import { removeBoundary, setBoundary } from "./boundaries/set.js";
import { createGroup } from "./groups/create.js";
import { removeMember } from "./groups/members.js";
import { createInlinePolicy } from "./inline-policies/change.js";
import { createPolicy } from "./policies/create.js";
import { deletePolicy } from "./policies/delete.js";
import { createVersion, deleteVersion, setDefaultVersion } from "./policies/versions.js";
import { createRole } from "./roles/create.js";
import { permissions, trust } from "./testing/documents.js";
import { createUser } from "./users/create.js";
import { findUser } from "./users/find.js";

// The control plane says `INVALID_REQUEST` of most of these: AWS's IAM API tells them apart.

let domain: TestDomain;
let ada: string;
beforeAll(async () => {
  domain = await startTestDomain();
  ada = await domain.account("ada");
});
afterAll(() => domain.close());

const user = { kind: "user", name: "ada" } as const;
const role = {
  name: "reader",
  description: "",
  trustDocument: trust,
  maxSessionDuration: iamLimits.sessionDuration.default,
  tags: [],
};
const policy = { name: "own", description: "", document: permissions };
const version = { document: permissions, isDefault: false };

/** A service with a user, a group, a role and a policy. */
const furnished = async (): Promise<ServiceRef> => {
  const { db, context } = domain;
  const service = knownService((await domain.service(ada)).uuid);
  await createUser(db, service, "ada", context);
  await createGroup(db, service, "staff", context);
  await createRole(db, service, role, context);
  await createPolicy(db, service, policy, context);
  return service;
};

const refused = (code: string, field: string) =>
  expect.objectContaining({
    name: "StorageError",
    code,
    faults: [{ field, reason: expect.stringMatching(/\.$/) }],
  });

type Command = (service: ServiceRef, domain: TestDomain) => Promise<unknown>;
/** Does something several times. */
const times = async (count: number, work: () => Promise<unknown>) => {
  for (let done = 0; done < count; done++) await work();
};

const rows: readonly (readonly [name: string, code: string, field: string, command: Command])[] = [
  [
    "a user of a name that is taken",
    "AlreadyExists",
    "username",
    (s, { db, context }) => createUser(db, s, "ada", context),
  ],
  [
    "a group of a name that is taken",
    "AlreadyExists",
    "name",
    (s, { db, context }) => createGroup(db, s, "staff", context),
  ],
  ["a role of a name that is taken", "AlreadyExists", "name", (s, { db, context }) => createRole(db, s, role, context)],
  [
    "a policy of a name that is taken",
    "AlreadyExists",
    "name",
    (s, { db, context }) => createPolicy(db, s, policy, context),
  ],
  [
    "an inline policy of a name that is taken",
    "AlreadyExists",
    "name",
    (s, { db, context }) =>
      times(2, () => createInlinePolicy(db, s, user, { name: "own", document: permissions }, context)),
  ],
  [
    "an access key too many",
    "LimitExceeded",
    "username",
    (s, { db, context }) => times(iamLimits.accessKeysPerUser + 1, () => createAccessKey(db, s, "ada", context)),
  ],
  [
    "a version too many",
    "LimitExceeded",
    "document",
    (s, { db, context }) => times(iamLimits.versionsPerPolicy, () => createVersion(db, s, "own", version, context)),
  ],
  [
    "a version of a policy of the system",
    "Unmodifiable",
    "policyName",
    (s, { db, context }) => createVersion(db, s, "ECSDenyAll", version, context),
  ],
  [
    "to delete a policy of the system",
    "Unmodifiable",
    "policyName",
    (s, { db }) => deletePolicy(db, s, { policyName: "ECSDenyAll", versions: "delete" }),
  ],
  ["to delete the default version", "InUse", "policyVersion", (s, { db }) => deleteVersion(db, s, "own", "v1")],
  [
    "to delete a policy that is attached",
    "InUse",
    "policyName",
    async (s, { db, context }) => {
      await attachPolicy(db, s, user, "own", context);
      await deletePolicy(db, s, { policyName: "own", versions: "delete" });
    },
  ],
  [
    "to delete a policy that is a boundary",
    "InUse",
    "policyName",
    async (s, { db }) => {
      await setBoundary(db, s, user, "own");
      await deletePolicy(db, s, { policyName: "own", versions: "delete" });
    },
  ],
  [
    "a default version that is not there",
    "UnknownReference",
    "versionId",
    (s, { db, context }) => setDefaultVersion(db, s, "own", "v9", context),
  ],
  [
    "a boundary that is not there",
    "UnknownReference",
    "policyName",
    (s, { db }) => setBoundary(db, s, user, "unknown"),
  ],
  [
    "a role with a boundary that is not there",
    "UnknownReference",
    "permissionsBoundary",
    (s, { db, context }) => createRole(db, s, { ...role, name: "other", permissionsBoundary: "unknown" }, context),
  ],
];

describe("refused by a code of its own and for the value at fault:", () => {
  it.each(rows)("%s", async (_, code, field, command) => {
    expect(await refusalOf(command(await furnished(), domain))).toEqual(refused(code, field));
  });
});

const absent: readonly (readonly [sentence: string, command: Command])[] = [
  ["The user with name bob cannot be found.", (s, { db }) => findUser(db, s, "bob")],
  [
    "The group with name none cannot be found.",
    (s, { db }) => removeMember(db, s, { groupName: "none", username: "ada" }),
  ],
  [
    "The user with name ada is not in the group staff.",
    (s, { db }) => removeMember(db, s, { groupName: "staff", username: "ada" }),
  ],
  ["The role with name none cannot be found.", (s, { db }) => removeBoundary(db, s, { kind: "role", name: "none" })],
  [
    "The role with name reader has no permissions boundary.",
    (s, { db }) => removeBoundary(db, s, { kind: "role", name: "reader" }),
  ],
  ["The policy with name none cannot be found.", (s, { db, context }) => attachPolicy(db, s, user, "none", context)],
  ["The policy with name own is not attached.", (s, { db }) => detachPolicy(db, s, user, "own")],
  ["The policy has no version v9.", (s, { db }) => deleteVersion(db, s, "own", "v9")],
];

describe("not found, and told what is not there:", () => {
  it.each(absent)("%s", async (message, command) => {
    const refusal = await refusalOf(command(await furnished(), domain));
    expect(refusal).toMatchObject({ name: "StorageError", code: "NotFound", message, faults: [] });
  });
});
