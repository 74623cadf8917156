import { iamLimits } from "@concordat/contract/iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { knownService, type ServiceRef } from "../service-ref.js";
import { refusalOf, startTestDomain, type TestDomain } from "../testing/domain.js";
import { deleteAccessKey } from "./access-keys/change.js";
import { createAccessKey } from "./access-keys/create.js";
import { attachPolicy, detachPolicy } from "./attachments/attach.js";
import type { Contents } from "./contents.js";
import { createGroup } from "./groups/create.js";
import { deleteGroup } from "./groups/delete.js";
import { addMember, removeMember } from "./groups/members.js";
import { createInlinePolicy, deleteInlinePolicy } from "./inline-policies/change.js";
import type { OwnerRef } from "./owner.js";
import { createPolicy } from "./policies/create.js";
import { deletePolicy } from "./policies/delete.js";
import { createVersion, deleteVersion } from "./policies/versions.js";
import { createRole } from "./roles/create.js";
import { deleteRole } from "./roles/delete.js";
import { replaceTags } from "./tags/replace.js";
import { permissions, trust } from "./testing/documents.js";
import { createUser } from "./users/create.js";
import { deleteUser } from "./users/delete.js";

let domain: TestDomain;
let account: string;
let service: ServiceRef;
beforeAll(async () => {
  domain = await startTestDomain();
  account = await domain.account("ada");
});
afterAll(() => domain.close());

/** Something that a deletion must not take along unasked. */
interface Content {
  readonly said: string;
  put(): Promise<unknown>;
  take(): Promise<unknown>;
}

const user = { kind: "user", name: "ada" } as const;
const group = { kind: "group", name: "staff" } as const;
const role = { kind: "role", name: "reader" } as const;
const membership = { groupName: "staff", username: "ada" };

const policiesOf = (owner: OwnerRef): Content[] => [
  {
    said: "detach all policies",
    put: () => attachPolicy(domain.db, service, owner, "ECSDenyAll", domain.context),
    take: () => detachPolicy(domain.db, service, owner, "ECSDenyAll"),
  },
  {
    said: "delete inline policies",
    put: () => createInlinePolicy(domain.db, service, owner, { name: "own", document: permissions }, domain.context),
    take: () => deleteInlinePolicy(domain.db, service, owner, "own"),
  },
];
const member = (said: string): Content => ({
  said,
  put: () => addMember(domain.db, service, membership, domain.context),
  take: () => removeMember(domain.db, service, membership),
});
let accessKeyId: string;

const kinds: readonly {
  readonly kind: string;
  readonly field: string;
  readonly contents: readonly Content[];
  remove(contents: Contents): Promise<void>;
}[] = [
  {
    kind: "user",
    field: "username",
    remove: (contents) => deleteUser(domain.db, service, { username: "ada", contents }),
    contents: [
      {
        said: "delete access keys",
        put: async () => {
          ({ accessKeyId } = await createAccessKey(domain.db, service, "ada", domain.context));
        },
        take: () => deleteAccessKey(domain.db, service, { username: "ada", accessKeyId }),
      },
      member("remove the user from all groups"),
      ...policiesOf(user),
    ],
  },
  {
    kind: "group",
    field: "groupName",
    remove: (contents) => deleteGroup(domain.db, service, { groupName: "staff", contents }),
    contents: [member("remove all users from the group"), ...policiesOf(group)],
  },
  {
    kind: "role",
    field: "roleName",
    remove: (contents) => deleteRole(domain.db, service, { roleName: "reader", contents }),
    contents: policiesOf(role),
  },
  {
    kind: "policy",
    field: "policyName",
    remove: (versions) => deletePolicy(domain.db, service, { policyName: "own", versions }),
    contents: [
      {
        said: "delete all versions but the default one",
        put: () =>
          createVersion(domain.db, service, "own", { document: permissions, isDefault: false }, domain.context),
        take: () => deleteVersion(domain.db, service, "own", "v2"),
      },
    ],
  },
];

/** Makes a service with one of each kind, which are empty but for tags: those never hinder a deletion. */
const furnish = async () => {
  const { db, context } = domain;
  service = knownService((await domain.service(account)).uuid);
  await createUser(db, service, "ada", context);
  await createGroup(db, service, "staff", context);
  const { default: maxSessionDuration } = iamLimits.sessionDuration;
  const tags = [{ key: "team", value: "" }];
  await createRole(
    db,
    service,
    { name: "reader", description: "", trustDocument: trust, maxSessionDuration, tags },
    context,
  );
  await replaceTags(db, service, user, tags);
  await createPolicy(db, service, { name: "own", description: "", document: permissions }, context);
};

describe.each(kinds)("the deletion of a $kind", ({ field, contents, remove }) => {
  it("is refused, where so asked, for each kind of contents, until there are none", async () => {
    await furnish();
    for (const { said, put, take } of contents) {
      await put();
      const reason = `Cannot delete entity, must ${said} first.`;
      expect(await refusalOf(remove("refuse"))).toMatchObject({ code: "InUse", faults: [{ field, reason }] });
      await take();
    }
    await remove("refuse");
    expect(await refusalOf(remove("refuse"))).toMatchObject({ code: "NotFound" });
  });

  it("takes all contents along, where so asked", async () => {
    await furnish();
    for (const { put } of contents) await put();
    await remove("delete");
    expect(await refusalOf(remove("delete"))).toMatchObject({ code: "NotFound" });
  });
});
