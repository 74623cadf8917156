// A sample of what `decisions.test.ts` compares, asked over HTTP, with lists that were put over HTTP.
import { s3Operation } from "@concordat/contract/s3";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestCredentials } from "../testing/signed-client.js";
import { aclBody, startTestAcls, type TestAcls, toAccount, toGroup } from "./testing/acl-server.js";
import {
  type Cell,
  isAllowed,
  type ModelCaller,
  type ModelList,
  modelBucketLists,
  modelObjectLists,
  modelRequests,
} from "./testing/naive-model.js";

let acls: TestAcls;
let callers: Readonly<Record<ModelCaller, TestCredentials | undefined>>;
beforeAll(async () => {
  acls = await startTestAcls();
  callers = {
    own: acls.member,
    "own with policy": acls.s3.admin,
    other: acls.foreigner,
    "other without policy": acls.powerless,
    anonymous: undefined,
  };
});
afterAll(() => acls.close());

const documentOf = ({ owner, grants }: ModelList): string => {
  const ids = { own: acls.owner, other: acls.other };
  const elements = grants.map(([to, permission]) => {
    if (to === "all") return toGroup("global/AllUsers", permission);
    return to === "signed" ? toGroup("global/AuthenticatedUsers", permission) : toAccount(ids[to], permission);
  });
  return aclBody(ids[owner], ...elements);
};

/** What changes nothing that others are asked about. */
const harmless = modelRequests.filter(
  ({ name }) => !/^Delete|^PutBucket|^PutObjectAcl/.test(name) && s3Operation(name).answers === "implemented",
);

type Situation = Omit<Cell, "caller" | "asked">;

const must = async (request: Parameters<TestAcls["send"]>[0]): Promise<void> => {
  const { status, text } = await acls.send(request);
  expect(status, `${request.method} ${request.path}: ${text}`).toBeLessThan(300);
};

const put = (path: string, body: string, credentials: TestCredentials | undefined = acls.s3.admin) =>
  must({ method: "PUT", path, body, credentials });

const prepare = async (bucket: string, { bucketList, objectList, ownership, ignoresPublic }: Situation) => {
  await acls.bucket(bucket, "ObjectWriter");
  if (objectList) {
    const writer = objectList.owner === "own" ? acls.s3.admin : acls.foreigner;
    await must({ method: "PUT", path: `/${bucket}?acl`, headers: { "x-amz-acl": "public-read-write" } });
    await put(`/${bucket}/a`, "x", writer);
    await put(`/${bucket}/a?acl`, documentOf(objectList), writer);
  }
  await put(`/${bucket}?acl`, documentOf(bucketList));
  const rule = `<Rule><ObjectOwnership>${ownership}</ObjectOwnership></Rule>`;
  await put(`/${bucket}?ownershipControls`, `<OwnershipControls>${rule}</OwnershipControls>`);
  const ignore = `<IgnorePublicAcls>${ignoresPublic}</IgnorePublicAcls>`;
  await put(
    `/${bucket}?publicAccessBlock`,
    `<PublicAccessBlockConfiguration>${ignore}</PublicAccessBlockConfiguration>`,
  );
};

const ask = (bucket: string, { caller, asked }: Pick<Cell, "caller" | "asked">) => {
  const { method, target, route } = s3Operation(asked.name);
  const members = [
    ...route.query.map((name) => [name, name === "list-type" ? "2" : ""]),
    ...Object.entries(asked.query ?? {}),
  ];
  const query = members.map((member) => member.join("=")).join("&");
  const key = method === "PUT" || method === "POST" ? "written" : "a";
  const path = `/${bucket}${target === "object" ? `/${key}` : ""}${query === "" ? "" : `?${query}`}`;
  const headers = {
    ...asked.headers,
    ...(asked.name === "GetObjectAttributes" && { "x-amz-object-attributes": "ETag" }),
  };
  return acls.send({ method, path, headers, credentials: callers[caller], ...(method === "PUT" && { body: "x" }) });
};

/** Each list of objects once, with bucket lists, ownerships and blocks in turn. */
const situations = modelObjectLists.map((objectList, index): Situation => {
  const ownership = (["ObjectWriter", "BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"] as const)[
    index % 4
  ];
  const bucketList = modelBucketLists[ownership === "BucketOwnerEnforced" ? 0 : index % modelBucketLists.length];
  if (!bucketList || !ownership) throw new Error("There is no such list.");
  return { bucketList, objectList, ownership, ignoresPublic: index % 5 === 4 };
});

it.each(situations.map((situation, index) => [index, situation] as const))(
  "agree with the model: %i",
  async (index, situation) => {
    const bucket = `sample-${index}`;
    await prepare(bucket, situation);
    for (const caller of Object.keys(callers) as ModelCaller[])
      for (const asked of harmless) {
        const { status, text } = await ask(bucket, { caller, asked });
        const expected = isAllowed({ ...situation, caller, asked });
        if ((status !== 403) !== expected || status >= 500)
          expect({ situation, caller, asked, status, text }).toEqual({ isAllowed: expected });
      }
  },
);
