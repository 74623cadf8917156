import { namespaceOf } from "@concordat/contract/iam";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPrisma } from "../../../database/database.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { deleteBucketPolicy } from "../../bucket-policies/delete.js";
import { putBucketPolicy } from "../../bucket-policies/put.js";
import { createBucket } from "../../buckets/create.js";
import { knownService, type ServiceRef } from "../../service-ref.js";
import { startTestDomain, type TestDomain } from "../../testing/domain.js";
import { changeAccessKey, deleteAccessKey } from "../access-keys/change.js";
import { createAccessKey, type NewAccessKey } from "../access-keys/create.js";
import { attachPolicy, detachPolicy } from "../attachments/attach.js";
import { removeBoundary, setBoundary } from "../boundaries/set.js";
import { type AccessRequest, decide } from "../evaluate/index.js";
import { createGroup } from "../groups/create.js";
import { addMember, removeMember } from "../groups/members.js";
import { createInlinePolicy, deleteInlinePolicy } from "../inline-policies/change.js";
import { createPolicy } from "../policies/create.js";
import { createVersion, setDefaultVersion } from "../policies/versions.js";
import { createRole } from "../roles/create.js";
import { replaceTags } from "../tags/replace.js";
import { permissions, permissionsOf, trust } from "../testing/documents.js";
import { createUser } from "../users/create.js";
import { deleteUser } from "../users/delete.js";
import { createEffectivePolicies, type EffectivePolicies } from "./effective-policies.js";

/** A server of its own: another connection, another memory. */
interface Server {
  readonly db: PrismaClient;
  readonly policies: EffectivePolicies;
  /** How many statements it ran since this was asked last. */
  statements(): number;
}

let domain: TestDomain;
let db: TestDomain["db"];
let context: TestDomain["context"];
let account: string;
let one: Server;
let two: Server;
let service: ServiceRef;
let key: NewAccessKey;

const startServer = (maxBytes?: number): Server => {
  let count = 0;
  const onStatement = () => {
    count += 1;
  };
  const own = createPrisma(domain.databaseUrl, { onStatement });
  const policies = createEffectivePolicies({ db: own, vault: context.vault, ...(maxBytes && { maxBytes }) });
  const statements = () => {
    const since = count;
    count = 0;
    return since;
  };
  return { db: own, policies, statements };
};

beforeAll(async () => {
  domain = await startTestDomain();
  ({ db, context } = domain);
  account = await domain.account("ada");
  [one, two] = [startServer(), startServer()];
});
afterAll(async () => {
  await Promise.all([one, two].map((server) => server.db.$disconnect()));
  await domain.close();
});

const user = { kind: "user", name: "ada" } as const;
beforeEach(async () => {
  service = knownService((await domain.service(account)).uuid);
  await createUser(db, service, "ada", context);
  key = await createAccessKey(db, service, "ada", context);
  for (const { statements } of [one, two]) statements();
});

const requestFor = (action: string): AccessRequest => ({
  action,
  resource: "arn:aws:s3:::files/a",
  namespace: namespaceOf(service.uuid),
  context: { get: () => undefined },
});

const isAllowed = async ({ policies }: Server, action = "s3:GetObject"): Promise<boolean> => {
  const caller = (await policies.caller(key.accessKeyId)) ?? expect.fail("There is no caller.");
  return decide(requestFor(action), caller.principal, caller.policies).allowed;
};
const onBoth = (action?: string) => Promise.all([one, two].map((server) => isAllowed(server, action)));

describe("a caller", () => {
  it("is the user of an access key, with its secret", async () => {
    await replaceTags(db, service, user, [{ key: "team", value: "blue" }]);
    const namespace = namespaceOf(service.uuid);
    const caller = (await one.policies.caller(key.accessKeyId)) ?? expect.fail();
    expect(caller).toMatchObject({
      accessKeyId: key.accessKeyId,
      secret: key.secret,
      active: true,
      serviceUuid: service.uuid,
      namespace,
      userName: "ada",
      principal: { kind: "user", namespace, name: "ada", tags: new Map([["team", "blue"]]) },
    });
    expect(caller.userId).toMatch(/^AIDA[0-9A-F]{32}$/);
    expect(await one.policies.caller("AKIA0000000000000000")).toBeUndefined();
  });

  it("costs one statement when it is new, one for its revision when it is known, none where that is known too", async () => {
    await createGroup(db, service, "staff", context);
    await addMember(db, service, { groupName: "staff", username: "ada" }, context);
    for (const owner of [user, { kind: "group", name: "staff" } as const]) {
      await attachPolicy(db, service, owner, "ECSS3ReadOnlyAccess", context);
      await createInlinePolicy(db, service, owner, { name: "read", document: permissions }, context);
    }
    await setBoundary(db, service, user, "ECSS3FullAccess");
    const caller = (await one.policies.caller(key.accessKeyId)) ?? expect.fail();
    expect(one.statements()).toBe(1);
    expect(caller.policies.identity.map(({ id }) => id)).toEqual([
      { name: "ECSS3ReadOnlyAccess", version: "v1" },
      { name: "read", owner: `urn:ecs:iam::${caller.namespace}:user/ada` },
      { name: "ECSS3ReadOnlyAccess", version: "v1" },
      { name: "read", owner: `urn:ecs:iam::${caller.namespace}:group/staff` },
    ]);
    expect(caller.policies.identity[2]).toBe(caller.policies.identity[0]);
    expect(caller.policies.boundary?.id).toEqual({ name: "ECSS3FullAccess", version: "v1" });
    expect(await one.policies.caller(key.accessKeyId)).toBe(caller);
    expect(one.statements()).toBe(1);
    expect(await one.policies.caller(key.accessKeyId, caller.revision)).toBe(caller);
    expect(one.policies.remembered(key.accessKeyId)).toBe(caller);
    expect(one.statements()).toBe(0);
    expect(await one.policies.caller(key.accessKeyId, caller.revision + 1n)).not.toBe(caller);
    expect(two.policies.remembered(key.accessKeyId)).toBeUndefined();
  });

  it("has nothing that belongs to others of the service, nor to those of the same name elsewhere", async () => {
    await createUser(db, service, "bob", context);
    const other = knownService((await domain.service(account)).uuid);
    await createUser(db, other, "ada", context);
    await createGroup(db, service, "staff", context);
    for (const [at, owner] of [
      [service, { kind: "user", name: "bob" }],
      [service, { kind: "group", name: "staff" }],
      [other, user],
    ] as const)
      await attachPolicy(db, at, owner, "ECSS3FullAccess", context);
    expect((await one.policies.caller(key.accessKeyId))?.policies).toEqual({ identity: [], boundary: undefined });
  });
});

describe("a change counts at the next request on every server", () => {
  const group = { groupName: "staff", username: "ada" };

  it("of policies, groups, versions and boundaries", async () => {
    expect(await onBoth()).toEqual([false, false]);
    const changes: readonly (readonly [allowed: boolean, change: () => Promise<unknown>])[] = [
      [true, () => attachPolicy(db, service, user, "ECSS3FullAccess", context)],
      [false, () => detachPolicy(db, service, user, "ECSS3FullAccess")],
      [true, () => createInlinePolicy(db, service, user, { name: "read", document: permissions }, context)],
      [true, () => setBoundary(db, service, user, "ECSS3ReadOnlyAccess")],
      [false, () => setBoundary(db, service, user, "IAMFullAccess")],
      [true, () => removeBoundary(db, service, user)],
      [false, () => deleteInlinePolicy(db, service, user, "read")],
      [false, () => createGroup(db, service, "staff", context)],
      [false, () => attachPolicy(db, service, { kind: "group", name: "staff" }, "ECSS3FullAccess", context)],
      [true, () => addMember(db, service, group, context)],
      [false, () => removeMember(db, service, group)],
      [false, () => createPolicy(db, service, { name: "own", description: "Own.", document: permissions }, context)],
      [true, () => attachPolicy(db, service, user, "own", context)],
      [
        false,
        () =>
          createVersion(
            db,
            service,
            "own",
            { document: permissionsOf({ Effect: "Deny", Action: "*", Resource: "*" }), isDefault: true },
            context,
          ),
      ],
      [true, () => setDefaultVersion(db, service, "own", "v1", context)],
    ];
    for (const [index, [allowed, change]] of changes.entries()) {
      await change();
      expect([index, ...(await onBoth())]).toEqual([index, allowed, allowed]);
    }
  });

  it("of the key and its user", async () => {
    const keyRef = { username: "ada", accessKeyId: key.accessKeyId };
    const active = () =>
      Promise.all([one, two].map(async ({ policies }) => (await policies.caller(key.accessKeyId))?.active));
    expect(await active()).toEqual([true, true]);
    await changeAccessKey(db, service, keyRef, { active: false });
    expect(await active()).toEqual([false, false]);
    await changeAccessKey(db, service, keyRef, { active: true });
    expect(await active()).toEqual([true, true]);
    await deleteAccessKey(db, service, keyRef);
    expect(await active()).toEqual([undefined, undefined]);
    key = await createAccessKey(db, service, "ada", context);
    expect(await active()).toEqual([true, true]);
    await deleteUser(db, service, { username: "ada", contents: "delete" });
    expect(await active()).toEqual([undefined, undefined]);
    expect(one.policies.remembered(key.accessKeyId)).toBeUndefined();
  });

  it("of a service that is gone", async () => {
    expect(await onBoth()).toEqual([false, false]);
    await db.storageService.delete({ where: { uuid: service.uuid } });
    expect(await one.policies.caller(key.accessKeyId)).toBeUndefined();
  });

  it("1,000 times in turn, by either server", async () => {
    const wrong: number[] = [];
    for (let turn = 0; turn < 1000; turn += 1) {
      const allowed = turn % 2 === 0;
      const change = allowed ? attachPolicy : detachPolicy;
      await change(turn % 4 < 2 ? one.db : two.db, service, user, "ECSS3ReadOnlyAccess", context);
      const decisions = await onBoth();
      if (decisions.some((decision) => decision !== allowed)) wrong.push(turn);
    }
    expect(wrong).toEqual([]);
  });
});

describe("the policy of a bucket", () => {
  const documentFor = (Effect: string) =>
    JSON.stringify({ Statement: { Effect, Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::files/*" } });

  it("counts from the next request on, on every server", async () => {
    const { id } = await createBucket(db, service, "files", context);
    const bucket = { id, serviceUuid: service.uuid };
    const decisions = () =>
      Promise.all(
        [one, two].map(async ({ policies }) => {
          const resource = (await policies.bucket(bucket))?.policy;
          return decide(requestFor("s3:GetObject"), { kind: "anonymous" }, { identity: [], resource }).allowed;
        }),
      );
    expect(await decisions()).toEqual([false, false]);
    for (const [effect, allowed] of [
      ["Allow", true],
      ["Deny", false],
      ["Allow", true],
    ] as const) {
      await putBucketPolicy(db, service, { bucketName: "files", document: documentFor(effect) });
      expect(await decisions()).toEqual([allowed, allowed]);
    }
    await deleteBucketPolicy(db, service, "files");
    expect(await decisions()).toEqual([false, false]);
    expect(await one.policies.bucket({ ...bucket, id: 0n })).toBeUndefined();
  });

  it("costs nothing where the revision is known, also if there is none", async () => {
    const { id } = await createBucket(db, service, "files", context);
    const bucket = { id, serviceUuid: service.uuid };
    const { revision } = (await one.policies.caller(key.accessKeyId)) ?? expect.fail();
    one.statements();
    for (let turn = 0; turn < 3; turn += 1)
      expect((await one.policies.bucket(bucket, revision))?.policy).toBeUndefined();
    expect(one.statements()).toBe(1);
  });
});

describe("a role", () => {
  it("has its trust document, policies, boundary and tags", async () => {
    const role = { kind: "role", name: "reader" } as const;
    const settings = { description: "", maxSessionDuration: 7200, permissionsBoundary: "ECSS3FullAccess" };
    const tags = [{ key: "team", value: "blue" }];
    await createRole(db, service, { name: "reader", trustDocument: trust, tags, ...settings }, context);
    await attachPolicy(db, service, role, "ECSS3ReadOnlyAccess", context);
    await createInlinePolicy(db, service, role, { name: "own", document: permissions }, context);
    one.statements();
    const found = (await one.policies.role(service.uuid, "reader")) ?? expect.fail();
    expect(one.statements()).toBe(1);
    expect(found).toMatchObject({ name: "reader", maxSessionDuration: 7200, tags: new Map([["team", "blue"]]) });
    expect(found.trust).toMatchObject({ id: { name: "reader", owner: found.arn }, kind: "trust", faults: [] });
    expect(found.policies.identity.map(({ id: { name } }) => name)).toEqual(["ECSS3ReadOnlyAccess", "own"]);
    expect(found.policies.boundary?.id.name).toBe("ECSS3FullAccess");
    await detachPolicy(db, service, role, "ECSS3ReadOnlyAccess");
    expect((await one.policies.role(service.uuid, "reader"))?.policies.identity).toHaveLength(1);
    expect(await one.policies.role(service.uuid, "other")).toBeUndefined();
  });
});

it("remembers no more than its memory allows", async () => {
  const small = startServer(40_000);
  const first = (await small.policies.caller(key.accessKeyId)) ?? expect.fail();
  const others: string[] = [];
  for (let index = 0; index < 8; index += 1) {
    await createUser(db, service, `user-${index}`, context);
    const { accessKeyId } = await createAccessKey(db, service, `user-${index}`, context);
    others.push(accessKeyId);
    await small.policies.caller(accessKeyId);
  }
  expect(small.policies.remembered(key.accessKeyId)).toBeUndefined();
  expect(others.filter((id) => small.policies.remembered(id)).length).toBeLessThanOrEqual(5);
  expect((await small.policies.caller(key.accessKeyId))?.userId).toBe(first.userId);
  await small.db.$disconnect();
});
