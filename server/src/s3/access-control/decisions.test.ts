// The server's decisions about access control lists against those of a second, naive model.
import { type AclPermission, aclGroups, s3Operation } from "@concordat/contract/s3";
import { expect, it } from "vitest";
import type { AuthorizedRequest } from "../../object-http/authorize-call.js";
import { authorizeCall } from "../../object-http/authorize-call.js";
import type { AccessControlList, Grantee } from "../../storage/access-control/access-control-list.js";
import { bucketAccess } from "../../storage/access-control/bucket-access.js";
import { allow, elsewhere, here, policyOf } from "../../storage/iam/evaluate/testing/documents.js";
import { userOf } from "../../storage/iam/evaluate/testing/requests.js";
import {
  type Cell,
  isAllowed,
  type ModelCaller,
  type ModelList,
  modelBucketLists,
  modelObjectLists,
  modelRequests,
} from "./testing/naive-model.js";

const grantees: Readonly<Record<ModelList["grants"][number][0], Grantee>> = {
  all: { uri: aclGroups.allUsers },
  signed: { uri: aclGroups.authenticatedUsers },
  own: { id: here },
  other: { id: elsewhere },
};

const listOf = ({ owner, grants }: ModelList): AccessControlList => ({
  owner: owner === "own" ? here : elsewhere,
  grants: grants.map(([to, permission]) => ({ grantee: grantees[to], permission: permission as AclPermission })),
});

const accessOf = ({ bucketList, ownership, ignoresPublic }: Cell) =>
  bucketAccess(here, [
    { kind: "access-control-list", document: JSON.stringify(listOf(bucketList)) },
    { kind: "object-ownership", document: JSON.stringify({ ownership }) },
    { kind: "public-access-block", document: JSON.stringify({ ignorePublicAcls: ignoresPublic }) },
  ]);

const callerOf = (namespace: string, isAllowedAll: boolean) => ({
  namespace,
  principal: userOf("ada", namespace),
  policies: { identity: isAllowedAll ? [policyOf("own", [allow("s3:*")])] : [], boundary: undefined },
});

const callers: Readonly<Record<ModelCaller, ReturnType<typeof callerOf> | undefined>> = {
  own: callerOf(here, false),
  "own with policy": callerOf(here, true),
  other: callerOf(elsewhere, true),
  "other without policy": callerOf(elsewhere, false),
  anonymous: undefined,
};

const requestOf = ({ asked, caller, objectList }: Cell): AuthorizedRequest => {
  const { name, query = {}, headers = {} } = asked;
  const operation = s3Operation(name);
  const isObject = operation.target === "object";
  const isObjectKnown = isObject && /^(?:Get|Head)|ObjectAcl$/.test(name);
  return {
    request: { query: new Map(Object.entries(query)), headers, sourceIp: "192.0.2.1", secure: false },
    claim: { kind: "anonymous" },
    operation,
    resource: isObject
      ? { target: "object", bucket: "files", key: "a" }
      : { target: "bucket", bucket: "files", key: "" },
    service: { uuid: "", namespace: here },
    caller: callers[caller],
    bucket: { id: 1n, name: "files" },
    source: undefined,
    object: isObjectKnown && objectList ? { acl: listOf(objectList), tags: null } : undefined,
    isObjectKnown,
    requestTags: undefined,
    revision: 1n,
    at: new Date("2026-12-01T00:00:00Z"),
  } as unknown as AuthorizedRequest;
};

const decisionOf = async (cell: Cell): Promise<{ readonly allowed: boolean; readonly because: string }> => {
  const access = accessOf(cell);
  const policies = { bucket: async () => ({ policy: undefined, access }) };
  let because = "";
  const allowed = await authorizeCall({ policies } as never, requestOf(cell), (decision) => {
    because = JSON.stringify(decision.because);
  }).then(
    () => true,
    () => false,
  );
  return { allowed, because };
};

const ownerships = ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"] as const;

/** All buckets and objects; each is asked by everybody for everything. */
const situations = modelBucketLists.flatMap((bucketList) =>
  modelObjectLists.flatMap((objectList) =>
    ownerships.flatMap((ownership) =>
      [false, true].map((ignoresPublic) => ({ bucketList, objectList, ownership, ignoresPublic })),
    ),
  ),
);
const asked = (Object.keys(callers) as ModelCaller[]).flatMap((caller) =>
  modelRequests.map((request) => ({ caller, asked: request })),
);

it("agree with the model on all lists, objects, ownerships, blocks, callers and operations", async () => {
  let [count, byList] = [0, 0];
  for (const situation of situations)
    for (const question of asked) {
      const cell: Cell = { ...situation, ...question };
      const { allowed, because } = await decisionOf(cell);
      if (allowed !== isAllowed(cell)) expect({ cell, allowed, because }).toEqual({ cell, allowed: isAllowed(cell) });
      const isByList = because.includes('"set":"acl"');
      // who is allowed for a list's sake is told which grant that was
      if (allowed && cell.caller !== "own with policy") expect([because, isByList]).toEqual([because, true]);
      count += 1;
      if (isByList) byList += 1;
    }
  expect(count).toBeGreaterThan(100_000);
  expect(byList).toBeGreaterThan(3_000);
});
