import { quotaSentence, storageQuotas } from "@concordat/contract/quotas";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { defaultQuotas } from "../quotas/quotas.js";
import { createBucket } from "./buckets/create.js";
import { deleteBucket } from "./buckets/delete.js";
import { attachDomain } from "./domains/attach.js";
import { detachDomain } from "./domains/detach.js";
import { attachPolicy } from "./iam/attachments/attach.js";
import { createGroup } from "./iam/groups/create.js";
import { addMember } from "./iam/groups/members.js";
import { createInlinePolicy } from "./iam/inline-policies/change.js";
import { createPolicy } from "./iam/policies/create.js";
import { setTrustDocument } from "./iam/roles/change.js";
import { createRole } from "./iam/roles/create.js";
import { permissions, trust } from "./iam/testing/documents.js";
import { createUser } from "./iam/users/create.js";
import { deleteUser } from "./iam/users/delete.js";
import { createJob } from "./jobs/create.js";
import type { StorageQuotas } from "./quota.js";
import { knownService, type ServiceRef } from "./service-ref.js";
import { createService } from "./services/create.js";
import { deleteService } from "./services/delete.js";
import type { StorageContext } from "./storage-context.js";
import { StorageError } from "./storage-error.js";
import { refusalOf, startTestDomain, type TestDomain } from "./testing/domain.js";

let domain: TestDomain;
let account: string;
let service: ServiceRef;
let accounts = 0;
beforeAll(async () => {
  // what is begun is done at once, so that what is removed is gone
  domain = await startTestDomain({ provisioningStepMs: 0, bucketCleanupMs: 0 });
});
afterAll(() => domain.close());
beforeEach(async () => {
  account = await domain.account(`account-${accounts++}`);
  const { uuid } = await domain.service(account);
  service = knownService(uuid);
});

const few = 3;
const many = 8;

/** A context in which there may be few of one kind. */
const withFew = (name: keyof StorageQuotas, most: number = few): StorageContext => ({
  ...domain.context,
  quotas: { ...defaultQuotas, [name]: most },
});

const user = { kind: "user", name: "ada" } as const;
const role = { description: "", trustDocument: trust, maxSessionDuration: 3600, tags: [] };
const location = (bucket: string) => ({
  accessKeyId: "AKIA",
  secretAccessKey: "secret",
  endpointUrl: "https://k3v9a.objects.test",
  bucket,
});
const bytesOf = (text: unknown) => Buffer.byteLength(String(text));

interface Kind {
  readonly field: string;
  /** What must be there before. */
  prepare?(): Promise<unknown>;
  create(index: number, context: StorageContext): Promise<unknown>;
  /** How much of the quota each takes, where that is not one. */
  readonly size?: number;
}

const kinds: Partial<Record<keyof StorageQuotas, Kind>> = {
  customDomainsPerAccount: {
    field: "domainName",
    prepare: () => domain.db.storageCustomDomain.deleteMany().then(() => domain.db.storageDomainHolder.deleteMany()),
    create: async (index, c) => {
      const attached = { domainName: `${index}.example.com`, type: "public", mode: "api" } as const;
      await attachDomain(domain.db, service, attached, c);
      await detachDomain(domain.db, service, attached.domainName, c);
    },
  },
  bucketsPerService: { field: "name", create: (index, c) => createBucket(domain.db, service, `bucket-${index}`, c) },
  usersPerService: { field: "username", create: (index, c) => createUser(domain.db, service, `user-${index}`, c) },
  groupsPerService: { field: "name", create: (index, c) => createGroup(domain.db, service, `group-${index}`, c) },
  rolesPerService: {
    field: "name",
    create: (index, c) => createRole(domain.db, service, { ...role, name: `role-${index}` }, c),
  },
  trustBytesPerService: {
    field: "assumeRolePolicyDocument",
    create: (index, c) => createRole(domain.db, service, { ...role, name: `role-${index}` }, c),
    size: bytesOf(trust),
  },
  policiesPerService: {
    field: "name",
    create: (index, c) =>
      createPolicy(domain.db, service, { name: `policy-${index}`, description: "", document: permissions }, c),
  },
  groupsPerUser: {
    field: "username",
    prepare: async () => {
      await createUser(domain.db, service, "ada", domain.context);
      for (let index = 0; index < many; index++)
        await createGroup(domain.db, service, `group-${index}`, domain.context);
    },
    create: (index, c) => addMember(domain.db, service, { groupName: `group-${index}`, username: "ada" }, c),
  },
  attachmentsPerIdentity: {
    field: "name",
    prepare: async () => {
      await createUser(domain.db, service, "ada", domain.context);
      for (let index = 0; index < many; index++) {
        const policy = { name: `policy-${index}`, description: "", document: permissions };
        await createPolicy(domain.db, service, policy, domain.context);
      }
    },
    create: (index, c) => attachPolicy(domain.db, service, user, `policy-${index}`, c),
  },
  inlinePoliciesPerIdentity: {
    field: "name",
    prepare: () => createUser(domain.db, service, "ada", domain.context),
    create: (index, c) =>
      createInlinePolicy(domain.db, service, user, { name: `own-${index}`, document: permissions }, c),
  },
  inlineBytesPerIdentity: {
    field: "document",
    prepare: () => createUser(domain.db, service, "ada", domain.context),
    create: (index, c) =>
      createInlinePolicy(domain.db, service, user, { name: `own-${index}`, document: permissions }, c),
    size: bytesOf(permissions),
  },
  jobsPerAccount: {
    field: "type",
    create: (index, c) =>
      createJob(domain.db, account, { type: "copy", source: location(`${index}`), target: location("b") }, c),
  },
};

const settable = Object.entries(storageQuotas).filter(([, quota]) => !("isFixed" in quota));

describe("quotas of object storage", () => {
  it("are each tried below, or with accounts", () => {
    const elsewhere = ["servicesPerAccount", "tokensPerAccount"];
    expect([...Object.keys(kinds), ...elsewhere].sort()).toEqual(settable.map(([name]) => name).sort());
  });

  it.each(Object.entries(kinds) as [keyof StorageQuotas, Kind][])(
    "hold where many create at the same time: %s",
    async (name, { field, prepare, create, size = 1 }) => {
      const most = few * size;
      const context = withFew(name, most);
      await prepare?.();
      const outcomes = await Promise.all(
        Array.from({ length: many }, (_, index) => refusalOf(create(index, context)).catch(() => undefined)),
      );
      const refused = outcomes.filter((outcome) => outcome instanceof StorageError);
      expect(refused).toHaveLength(many - few);
      const reason = quotaSentence(storageQuotas[name], most);
      for (const refusal of refused)
        expect(refusal).toMatchObject({ code: "LimitExceeded", faults: [{ field, reason }] });
    },
  );
});

describe("a service too many", () => {
  const settings = {
    region: "europe-1",
    configuredStatus: "started" as const,
    terminationProtection: false,
    networks: [],
    labels: [],
    customDomains: [],
  };
  const create = (index: number) =>
    createService(domain.db, account, { name: `s-${index}`, ...settings }, withFew("servicesPerAccount"));

  it("is refused, also where many are created at the same time", async () => {
    const outcomes = await Promise.all(Array.from({ length: many }, (_, index) => refusalOf(create(index))));
    const refused = outcomes.filter((outcome) => outcome instanceof StorageError);
    // one is there already
    expect(refused).toHaveLength(many - few + 1);
    const reason = "An account has at most 3 services.";
    expect(refused[0]).toMatchObject({ code: "LimitExceeded", faults: [{ field: "name", reason }] });
    expect(await domain.db.storageService.count({ where: { accountId: account } })).toBe(few);
  });

  it("is taken once another one is gone", async () => {
    for (const index of [1, 2]) await create(index);
    expect(await refusalOf(create(3))).toMatchObject({ code: "LimitExceeded" });
    await deleteService(domain.db, service, { force: true }, domain.context);
    expect(await create(3)).toMatchObject({ name: "s-3" });
  });
});

describe("what is refused beyond a quota", () => {
  it("leaves nothing, also not a move of the service's revision", async () => {
    const revision = () => domain.db.iamRevision.findUnique({ where: { serviceUuid: service.uuid } });
    const context = withFew("usersPerService", 1);
    await createUser(domain.db, service, "ada", context);
    const before = await revision();
    expect(await refusalOf(createUser(domain.db, service, "bob", context))).toMatchObject({ code: "LimitExceeded" });
    expect([await revision(), await domain.db.iamUser.count({ where: { serviceUuid: service.uuid } })]).toEqual([
      before,
      1,
    ]);
  });

  it("is taken once there is one less", async () => {
    const context = withFew("usersPerService", 1);
    await createUser(domain.db, service, "ada", context);
    await deleteUser(domain.db, service, { username: "ada", contents: "delete" });
    expect(await createUser(domain.db, service, "bob", context)).toMatchObject({ username: "bob" });
  });

  it("takes buckets into account until they are cleaned up", async () => {
    const context = { ...withFew("bucketsPerService", 1), bucketCleanupMs: 60_000 };
    await createBucket(domain.db, service, "one", context);
    await deleteBucket(domain.db, service, "one", context);
    expect(await refusalOf(createBucket(domain.db, service, "two", context))).toMatchObject({ code: "LimitExceeded" });
  });

  it("counts a trust document that is replaced once", async () => {
    const context = withFew("trustBytesPerService", bytesOf(trust));
    await createRole(domain.db, service, { ...role, name: "one" }, context);
    expect(await setTrustDocument(domain.db, service, "one", trust, context)).toBe(String(trust));
    const none = withFew("trustBytesPerService", bytesOf(trust) - 1);
    expect(await refusalOf(setTrustDocument(domain.db, service, "one", trust, none))).toMatchObject({
      code: "LimitExceeded",
      faults: [{ field: "document" }],
    });
  });

  it("does not refuse to attach or add once more what is there", async () => {
    await createUser(domain.db, service, "ada", domain.context);
    await createGroup(domain.db, service, "staff", domain.context);
    for (let time = 0; time < 2; time++) {
      await addMember(domain.db, service, { groupName: "staff", username: "ada" }, withFew("groupsPerUser", 1));
      await attachPolicy(domain.db, service, user, "ECSDenyAll", withFew("attachmentsPerIdentity", 1));
    }
  });
});
