// Who owns what is written into a bucket, whether lists count there, and how a bucket keeps the public out.
import { aclGroups, wellKnownIds } from "@concordat/contract/s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aclBody, startTestAcls, type TestAcls, toAccount, toGroup } from "./testing/acl-server.js";

let acls: TestAcls;
let [owner, other] = ["", ""];
beforeAll(async () => {
  acls = await startTestAcls();
  ({ owner, other } = acls);
});
afterAll(() => acls.close());

const put = (path: string, more: Partial<Parameters<TestAcls["send"]>[0]> = {}) =>
  acls.outcome({ method: "PUT", path, ...more });
const canned = (name: string) => ({ headers: { "x-amz-acl": name } });
const setOwnership = (bucket: string, ownership: string) =>
  put(`/${bucket}?ownershipControls`, {
    body: `<OwnershipControls><Rule><ObjectOwnership>${ownership}</ObjectOwnership></Rule></OwnershipControls>`,
  });
const ownershipOf = async (bucket: string) => {
  const { code, text } = await acls.send({ path: `/${bucket}?ownershipControls` });
  return code ?? /<ObjectOwnership>(\w+)</.exec(text)?.[1];
};
const block = (bucket: string, ...switches: string[]) =>
  put(`/${bucket}?publicAccessBlock`, {
    body: `<PublicAccessBlockConfiguration>${switches.map((name) => `<${name}>true</${name}>`).join("")}</PublicAccessBlockConfiguration>`,
  });
const read = (path: string) =>
  Promise.all([undefined, acls.foreigner, acls.member].map((credentials) => acls.outcome({ path, credentials })));
const denied = "403 AccessDenied";
const ownerOnly = () => `${owner} ${owner} FULL_CONTROL`;

describe("the ownership of objects", () => {
  it("is the bucket owner's unless a bucket is made otherwise", async () => {
    await acls.bucket("usual");
    expect(await ownershipOf("usual")).toBe("BucketOwnerEnforced");
    for (const ownership of ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"] as const) {
      await acls.bucket(`made-${ownership.toLowerCase()}`, ownership);
      expect(await ownershipOf(`made-${ownership.toLowerCase()}`)).toBe(ownership);
    }
    const headers = { "x-amz-object-ownership": "Nobody" };
    expect(await put("/odd", { headers })).toBe("400 InvalidArgument");
    expect(await acls.outcome({ path: "/odd?location" })).toBe("404 NoSuchBucket");
  });

  it("is put, told and removed", async () => {
    expect(await setOwnership("usual", "ObjectWriter")).toBe(200);
    expect(await ownershipOf("usual")).toBe("ObjectWriter");
    expect(await setOwnership("usual", "Nobody")).toBe("400 MalformedXML");
    expect(await acls.outcome({ method: "DELETE", path: "/usual?ownershipControls" })).toBe(204);
    expect(await ownershipOf("usual")).toBe("OwnershipControlsNotFoundError");
    expect(await put("/usual?acl", canned("public-read"))).toBe(200);
    expect(await put("/usual?acl", canned("private"))).toBe(200);
    expect(await setOwnership("usual", "BucketOwnerEnforced")).toBe(200);
  });

  it("of the bucket's owner goes with no list that grants others anything", async () => {
    expect(await put("/clash", canned("public-read"))).toBe("400 InvalidBucketAclWithObjectOwnership");
    const grants = { "x-amz-grant-read": `id=${other}`, "x-amz-object-ownership": "BucketOwnerEnforced" };
    expect(await put("/clash", { headers: grants })).toBe("400 InvalidBucketAclWithObjectOwnership");
    expect(await put("/clash", canned("private"))).toBe(200);
    await acls.bucket("clashing", "ObjectWriter");
    for (const grant of [
      toAccount(other, "READ"),
      toGroup("global/AllUsers", "READ"),
      toGroup("s3/LogDelivery", "WRITE"),
    ]) {
      expect(await put("/clashing?acl", { body: aclBody(owner, toAccount(owner, "FULL_CONTROL"), grant) })).toBe(200);
      expect(await setOwnership("clashing", "BucketOwnerEnforced")).toBe("400 InvalidBucketAclWithObjectOwnership");
      expect(await setOwnership("clashing", "BucketOwnerPreferred")).toBe(200);
    }
    expect(await put("/clashing?acl", canned("private"))).toBe(200);
    expect(await setOwnership("clashing", "BucketOwnerEnforced")).toBe(200);
  });

  it("of the bucket's owner takes lists that say just that, and no others", async () => {
    expect(await put("/usual/a", { body: "x" })).toBe(200);
    const full = { "x-amz-grant-full-control": `id=${owner}` };
    const taken = [canned("private"), canned("bucket-owner-full-control"), { headers: full }];
    const document = { body: aclBody(owner, toAccount(owner, "FULL_CONTROL")) };
    for (const path of ["/usual?acl", "/usual/a?acl"])
      for (const list of [...taken, document]) expect(await put(path, list)).toBe(200);
    for (const list of taken) expect(await put("/usual/a", { ...list, body: "x" })).toBe(200);
    const refused = [
      ...["public-read", "authenticated-read", "aws-exec-read"].map(canned),
      { headers: { "x-amz-grant-read": `id=${owner}` } },
      { headers: { ...full, "x-amz-grant-read": `uri=${aclGroups.allUsers}` } },
    ];
    for (const list of refused) {
      for (const path of ["/usual?acl", "/usual/a?acl"])
        expect(await put(path, list)).toBe("400 AccessControlListNotSupported");
      expect(await put("/usual/b", { ...list, body: "x" })).toBe("400 AccessControlListNotSupported");
      const copying = { headers: { ...list.headers, "x-amz-copy-source": "/usual/a" } };
      expect(await put("/usual/b", copying)).toBe("400 AccessControlListNotSupported");
      expect(await acls.outcome({ method: "POST", path: "/usual/b?uploads", ...list })).toBe(
        "400 AccessControlListNotSupported",
      );
    }
    expect(await put("/usual/a?acl", { body: aclBody(owner) })).toBe("400 AccessControlListNotSupported");
    for (const path of ["/usual?acl", "/usual/a?acl"]) expect(await acls.list(path)).toBe(ownerOnly());
  });

  it("decides who owns what others write, also in listings", async () => {
    for (const [bucket, ownership] of [
      ["writers", "ObjectWriter"],
      ["preferred", "BucketOwnerPreferred"],
    ] as const) {
      await acls.bucket(bucket, ownership);
      expect(await put(`/${bucket}?acl`, canned("public-read-write"))).toBe(200);
      const write = (key: string, who: "foreigner" | "nobody", list = {}) =>
        put(`/${bucket}/${key}`, { ...list, body: "x", credentials: who === "nobody" ? undefined : acls.foreigner });
      expect(await write("plain", "foreigner")).toBe(200);
      expect(await write("given", "foreigner", canned("bucket-owner-full-control"))).toBe(200);
      expect(await write("anonymous", "nobody")).toBe(200);
      expect(await put(`/${bucket}/own`, { body: "x" })).toBe(200);
      const theirs = `${other} ${other} FULL_CONTROL`;
      const ofPreferred = ownership === "BucketOwnerPreferred";
      expect(await acls.list(`/${bucket}/plain?acl`)).toBe(theirs);
      expect(await acls.list(`/${bucket}/given?acl`)).toBe(
        ofPreferred ? ownerOnly() : `${theirs} ${owner} FULL_CONTROL`,
      );
      expect(await acls.list(`/${bucket}/anonymous?acl`)).toBe(
        `${wellKnownIds.anonymous} ${wellKnownIds.anonymous} FULL_CONTROL`,
      );
      // what others own is open to them, and to the bucket's own account all the same
      expect(await read(`/${bucket}/plain`)).toEqual([denied, 200, denied]);
      expect(await read(`/${bucket}/given`)).toEqual([denied, ofPreferred ? denied : 200, denied]);
      expect(await acls.outcome({ path: `/${bucket}/plain` })).toBe(200);
      const ids = [wellKnownIds.anonymous, ofPreferred ? owner : other, owner, other];
      for (const query of ["", "?list-type=2&fetch-owner=true", "?versions"]) {
        const { text } = await acls.send({ path: `/${bucket}${query}` });
        expect([...text.matchAll(/<Owner><ID>(\w+)</g)].map(([, id]) => id)).toEqual(ids);
      }
    }
  });

  it("puts lists aside while the bucket's owner owns all, and they count again afterwards", async () => {
    expect(await put("/writers/own?acl", canned("public-read"))).toBe(200);
    expect(await put("/writers?acl", canned("private"))).toBe(200);
    expect(await read("/writers/own")).toEqual([200, 200, denied]);
    expect(await setOwnership("writers", "BucketOwnerEnforced")).toBe(200);
    expect(await read("/writers/own")).toEqual([denied, denied, denied]);
    expect(await read("/writers/plain")).toEqual([denied, denied, denied]);
    expect(await acls.list("/writers/plain?acl")).toBe(ownerOnly());
    expect(await put("/writers/plain?acl", canned("bucket-owner-full-control"))).toBe(200);
    expect((await acls.send({ path: "/writers" })).text).not.toContain(other);
    expect(await setOwnership("writers", "ObjectWriter")).toBe(200);
    expect(await read("/writers/own")).toEqual([200, 200, denied]);
    expect(await acls.list("/writers/plain?acl")).toBe(`${other} ${other} FULL_CONTROL`);
  });

  it("is kept by those who may set the list of what they own", async () => {
    const credentials = acls.foreigner;
    expect(await put("/writers/plain?acl", { ...canned("public-read"), credentials })).toBe(200);
    expect(await read("/writers/plain")).toEqual([200, 200, denied]);
    expect(await put("/writers/plain?acl", { body: aclBody(other), credentials })).toBe(200);
    expect(await read("/writers/plain")).toEqual([denied, denied, denied]);
    expect(await acls.list("/writers/plain?acl", credentials)).toBe(other);
    expect(await put("/writers/plain?acl", { body: aclBody(owner), credentials })).toBe(denied);
    expect(await put("/writers/own?acl", { ...canned("private"), credentials })).toBe(denied);
    expect(await put("/writers/plain?acl", { ...canned("private"), credentials: acls.powerless })).toBe(denied);
  });
});

describe("the block of public access", () => {
  it("refuses public lists, with AWS's sentence, and no others", async () => {
    await acls.bucket("blocked", "ObjectWriter");
    expect(await put("/blocked/a", { body: "x" })).toBe(200);
    expect(await block("blocked", "BlockPublicAcls")).toBe(200);
    for (const list of [canned("public-read"), canned("authenticated-read")]) {
      for (const path of ["/blocked?acl", "/blocked/a?acl", "/blocked/b"]) expect(await put(path, list)).toBe(denied);
      expect(await put("/blocked/b", { headers: { ...list.headers, "x-amz-copy-source": "/blocked/a" } })).toBe(denied);
      expect(await acls.outcome({ method: "POST", path: "/blocked/b?uploads", ...list })).toBe(denied);
    }
    const { text } = await acls.send({ method: "PUT", path: "/blocked/a?acl", ...canned("public-read") });
    expect(text).toContain(
      "is not authorized to perform: s3:PutObjectAcl on resource: &quot;arn:aws:s3:::blocked/a&quot; because public ACLs are prevented by the BlockPublicAcls setting",
    );
    expect(await put("/blocked/b", { headers: { "x-amz-grant-read": `id=${other}` }, body: "x" })).toBe(200);
    expect(await put("/blocked?acl", canned("log-delivery-write"))).toBe(200);
  });

  it("ignores public lists where it is told to, from the next request on", async () => {
    await acls.bucket("ignored", "ObjectWriter");
    expect(await put("/ignored?acl", canned("public-read"))).toBe(200);
    expect(await put("/ignored/a", { ...canned("public-read"), body: "x" })).toBe(200);
    expect(await put("/ignored/b", { headers: { "x-amz-grant-read": `id=${other}` }, body: "x" })).toBe(200);
    for (let time = 0; time < 2; time += 1) {
      expect([await read("/ignored/a"), await read("/ignored")]).toEqual([
        [200, 200, denied],
        [200, 200, denied],
      ]);
      expect(await block("ignored", "IgnorePublicAcls")).toBe(200);
      expect([await read("/ignored/a"), await read("/ignored")]).toEqual([
        [denied, denied, denied],
        [denied, denied, denied],
      ]);
      expect(await read("/ignored/b")).toEqual([denied, 200, denied]);
      expect(await put("/ignored/a?acl", canned("public-read"))).toBe(200);
      expect(await acls.outcome({ method: "DELETE", path: "/ignored?publicAccessBlock" })).toBe(204);
    }
  });

  it("lets nothing of lists be when it restricts public policies only", async () => {
    expect(await block("ignored", "RestrictPublicBuckets", "BlockPublicPolicy")).toBe(200);
    expect(await read("/ignored/a")).toEqual([200, 200, denied]);
  });
});

describe("what others may do by the list of a bucket", () => {
  it("is to learn that an object is not there if they may list it", async () => {
    await acls.bucket("absent", "ObjectWriter");
    expect(await read("/absent/none")).toEqual([denied, denied, denied]);
    expect(await put("/absent?acl", canned("public-read"))).toBe(200);
    expect(await read("/absent/none")).toEqual(["404 NoSuchKey", "404 NoSuchKey", denied]);
  });

  it("is overruled by a policy that denies it, and joins one that allows other things", async () => {
    await acls.bucket("denying", "ObjectWriter");
    expect(await put("/denying/a", { ...canned("public-read"), body: "x" })).toBe(200);
    const policy = (Effect: string, Action: string, Resource: string) =>
      put("/denying?policy", { body: JSON.stringify({ Statement: { Effect, Principal: "*", Action, Resource } }) });
    expect(await policy("Allow", "s3:ListBucket", "arn:aws:s3:::denying")).toBe(204);
    expect([await read("/denying"), await read("/denying/a")]).toEqual([
      [200, 200, 200],
      [200, 200, denied],
    ]);
    expect(await policy("Deny", "s3:GetObject", "arn:aws:s3:::denying/*")).toBe(204);
    expect(await read("/denying/a")).toEqual([denied, denied, denied]);
  });

  it("reaches from one account's objects to another one's copy", async () => {
    expect(await acls.outcome({ method: "DELETE", path: "/denying?policy" })).toBe(204);
    expect(await put("/absent?acl", { headers: { "x-amz-grant-write": `id=${other}` } })).toBe(200);
    const copy = { headers: { "x-amz-copy-source": "/denying/a" }, credentials: acls.foreigner };
    expect(await put("/absent/copy", copy)).toBe(200);
    expect(await put("/denying/a?acl", canned("private"))).toBe(200);
    expect(await put("/absent/copy", copy)).toBe(denied);
  });
});
