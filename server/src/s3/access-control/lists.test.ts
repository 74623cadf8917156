// Access control lists of buckets and objects: how they are put, told, refused and kept.
import { wellKnownIds } from "@concordat/contract/s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aclBody, startTestAcls, type TestAcls, toAccount, toGroup } from "./testing/acl-server.js";

let acls: TestAcls;
let [owner, other] = ["", ""];
beforeAll(async () => {
  acls = await startTestAcls();
  ({ owner, other } = acls);
  await acls.bucket("lists", "ObjectWriter");
  await acls.bucket("plain");
  await acls.send({ method: "PUT", path: "/lists/a", body: "text" });
  await acls.send({ method: "PUT", path: "/plain/a", body: "text" });
});
afterAll(() => acls.close());

const put = (path: string, more: Partial<Parameters<TestAcls["send"]>[0]> = {}) =>
  acls.outcome({ method: "PUT", path, ...more });

describe("canned lists", () => {
  it.each([
    ["private", "O O FULL_CONTROL"],
    ["public-read", "O O FULL_CONTROL AllUsers READ"],
    ["public-read-write", "O O FULL_CONTROL AllUsers READ AllUsers WRITE"],
    ["authenticated-read", "O O FULL_CONTROL AuthenticatedUsers READ"],
    ["aws-exec-read", `O O FULL_CONTROL ${wellKnownIds.ec2} READ`],
    ["log-delivery-write", "O O FULL_CONTROL LogDelivery WRITE LogDelivery READ_ACP"],
    ["bucket-owner-read", "O O FULL_CONTROL"],
    ["bucket-owner-full-control", "O O FULL_CONTROL"],
  ])("of buckets and objects: %s", async (canned, expected) => {
    const headers = { "x-amz-acl": canned };
    const told = expected.replaceAll("O ", `${owner} `);
    expect(await put("/lists?acl", { headers })).toBe(200);
    expect(await acls.list("/lists?acl")).toBe(told);
    const isOfBucket = canned === "log-delivery-write";
    expect(await put("/lists/a?acl", { headers })).toBe(isOfBucket ? "400 InvalidArgument" : 200);
    if (!isOfBucket) expect(await acls.list("/lists/a?acl")).toBe(told);
    expect(await put(`/new-${canned}`, { headers: { ...headers, "x-amz-object-ownership": "ObjectWriter" } })).toBe(
      200,
    );
    expect(await acls.list(`/new-${canned}?acl`)).toBe(told);
    expect(await put("/lists/new", { headers, body: "x" })).toBe(isOfBucket ? "400 InvalidArgument" : 200);
    if (!isOfBucket) expect(await acls.list("/lists/new?acl")).toBe(told);
  });

  it("of an object that another account writes name both accounts", async () => {
    expect(await put("/lists?acl", { headers: { "x-amz-acl": "public-read-write" } })).toBe(200);
    const credentials = acls.foreigner;
    const cases = [
      ["private", `${other} ${other} FULL_CONTROL`],
      ["bucket-owner-read", `${other} ${other} FULL_CONTROL ${owner} READ`],
      ["bucket-owner-full-control", `${other} ${other} FULL_CONTROL ${owner} FULL_CONTROL`],
    ] as const;
    for (const [canned, expected] of cases) {
      expect(await put("/lists/theirs", { headers: { "x-amz-acl": canned }, body: "x", credentials })).toBe(200);
      expect(await acls.list("/lists/theirs?acl", credentials)).toBe(expected);
    }
  });
});

describe("grants", () => {
  it("are put by headers, and are the whole list then", async () => {
    const headers = {
      "x-amz-grant-read": `id="${other}", uri=http://acs.amazonaws.com/groups/global/AllUsers`,
      "x-amz-grant-full-control": `ID=${owner}`,
      "x-amz-grant-write-acp": `uri="http://acs.amazonaws.com/groups/global/AuthenticatedUsers"`,
    };
    const told = `${owner} ${owner} FULL_CONTROL ${other} READ AllUsers READ AuthenticatedUsers WRITE_ACP`;
    for (const path of ["/lists", "/lists/a"]) {
      expect(await put(`${path}?acl`, { headers })).toBe(200);
      expect(await acls.list(`${path}?acl`)).toBe(told);
    }
  });

  it("are put by documents as they were told", async () => {
    const body = aclBody(
      owner,
      toAccount(owner, "READ"),
      toAccount(other, "READ_ACP"),
      toGroup("s3/LogDelivery", "WRITE"),
    );
    for (const path of ["/lists", "/lists/a"]) {
      expect(await put(`${path}?acl`, { body })).toBe(200);
      const { text } = await acls.send({ path: `${path}?acl` });
      expect(await acls.list(`${path}?acl`)).toBe(`${owner} ${owner} READ ${other} READ_ACP LogDelivery WRITE`);
      expect(text).toMatch(/<Owner><ID>\w{32}<\/ID><DisplayName>service-[\w-]+<\/DisplayName><\/Owner>/);
      expect(text).toMatch(
        /xsi:type="CanonicalUser"><ID>\w+<\/ID><DisplayName>service-[\w-]+<\/DisplayName><\/Grantee>/,
      );
      expect(await put(`${path}?acl`, { body: text })).toBe(200);
      expect((await acls.send({ path: `${path}?acl` })).text).toBe(text);
    }
    expect(await put("/lists?acl", { body: aclBody(owner) })).toBe(200);
    expect(await acls.list("/lists?acl")).toBe(owner);
    expect(await put("/lists?acl", { headers: { "x-amz-acl": "private" } })).toBe(200);
  });

  it("may be a hundred", async () => {
    const many = (count: number) => aclBody(owner, ...Array.from({ length: count }, () => toAccount(other, "READ")));
    expect(await put("/lists/a?acl", { body: many(100) })).toBe(200);
    expect(await put("/lists/a?acl", { body: many(101) })).toBe("400 MalformedACLError");
    const ids = (count: number) => Array.from({ length: count }, () => `id=${other}`).join();
    expect(await put("/lists/a?acl", { headers: { "x-amz-grant-read": ids(100) } })).toBe(200);
    expect(await put("/lists/a?acl", { headers: { "x-amz-grant-read": ids(101) } })).toBe("400 InvalidRequest");
  });
});

const unknown = "f".repeat(32);

describe("what is refused", () => {
  it.each<[what: string, headers: Record<string, string>, expected: string]>([
    ["a name of no list", { "x-amz-acl": "public" }, "400 InvalidArgument"],
    ["an empty name", { "x-amz-acl": "" }, "400 InvalidArgument"],
    ["a list by a name and grants", { "x-amz-acl": "private", "x-amz-grant-read": "id=OTHER" }, "400 InvalidRequest"],
    ["an unknown account", { "x-amz-grant-read": `id=${unknown}` }, "400 InvalidArgument"],
    ["an account that can be none", { "x-amz-grant-write": 'id="' }, "400 InvalidArgument"],
    [
      "an unknown group",
      { "x-amz-grant-read-acp": "uri=http://acs.amazonaws.com/groups/global/All" },
      "400 InvalidArgument",
    ],
    ["an address of email", { "x-amz-grant-full-control": "emailAddress=ada@example.com" }, "405 MethodNotAllowed"],
    ["what is no grantee", { "x-amz-grant-read": "everyone" }, "400 InvalidArgument"],
    ["another type of grantee", { "x-amz-grant-read": "name=ada" }, "400 InvalidArgument"],
    ["nothing", { "x-amz-grant-read": "" }, "400 InvalidArgument"],
  ])("by headers: %s", async (_, headers, expected) => {
    const sent = Object.fromEntries(
      Object.entries(headers).map(([name, text]) => [name, text.replace("OTHER", other)]),
    );
    const before = await acls.list("/lists/a?acl");
    const writes: [path: string, method?: string, body?: string][] = [
      ["/lists?acl"],
      ["/lists/a?acl"],
      ["/lists/refused", "PUT", "x"],
      ["/lists/refused?uploads", "POST"],
      ["/refused", "PUT"],
    ];
    for (const [path, method = "PUT", body] of writes)
      expect([path, await acls.outcome({ method, path, headers: sent, ...(body && { body }) })]).toEqual([
        path,
        expected,
      ]);
    const copying = { ...sent, "x-amz-copy-source": "/plain/a" };
    expect(await put("/lists/refused", { headers: copying })).toBe(expected);
    expect(await acls.list("/lists/a?acl")).toBe(before);
    expect(await acls.outcome({ path: "/lists/refused" })).toBe("404 NoSuchKey");
    expect(await acls.outcome({ path: "/refused?location" })).toBe("404 NoSuchBucket");
  });

  const grant = (grantee: string, permission = "<Permission>READ</Permission>") =>
    `<AccessControlPolicy><Owner><ID>OWNER</ID></Owner><AccessControlList><Grant>${grantee}${permission}</Grant></AccessControlList></AccessControlPolicy>`;
  const user = `<Grantee xmlns:xsi="x" xsi:type="CanonicalUser"><ID>OWNER</ID></Grantee>`;
  it.each([
    ["no XML", "<AccessControlPolicy>", "400 MalformedACLError"],
    ["another document", "<AccessControlList/>", "400 MalformedACLError"],
    ["no owner", "<AccessControlPolicy><AccessControlList/></AccessControlPolicy>", "400 MalformedACLError"],
    ["no list", "<AccessControlPolicy><Owner><ID>OWNER</ID></Owner></AccessControlPolicy>", "400 MalformedACLError"],
    ["a grantee without a type", grant("<Grantee><ID>OWNER</ID></Grantee>"), "400 MalformedACLError"],
    ["a grantee of another type", grant(user.replace("CanonicalUser", "Canonical User")), "400 MalformedACLError"],
    ["a group with an id", grant(user.replace("CanonicalUser", "Group")), "400 MalformedACLError"],
    ["two grantees", grant(user + user), "400 MalformedACLError"],
    ["no permission", grant(user, ""), "400 MalformedACLError"],
    ["another permission", grant(user, "<Permission>read</Permission>"), "400 MalformedACLError"],
    ["an unknown account", grant(user.replace("OWNER", unknown)), "400 InvalidArgument"],
    [
      "an unknown group",
      grant(user.replace("CanonicalUser", "Group").replaceAll("ID>", "URI>")),
      "400 InvalidArgument",
    ],
    [
      "an address of email",
      grant(
        user
          .replace("CanonicalUser", "AmazonCustomerByEmail")
          .replace("<ID>OWNER</ID>", "<EmailAddress>a@b</EmailAddress>"),
      ),
      "400 UnresolvableGrantByEmailAddress",
    ],
    ["another owner", grant(user).replace("OWNER", unknown), "403 AccessDenied"],
    ["nothing", "", "400 MissingSecurityHeader"],
    ["too much", " ".repeat(300_000), "400 MaxMessageLengthExceeded"],
  ])("by documents: %s", async (_, document, expected) => {
    const body = document.replaceAll("OWNER", owner);
    for (const path of ["/lists?acl", "/lists/a?acl"]) expect(await put(path, { body })).toBe(expected);
  });

  it("a document beside headers", async () => {
    const more = { headers: { "x-amz-acl": "private" }, body: aclBody(owner, toAccount(owner, "READ")) };
    for (const path of ["/lists?acl", "/lists/a?acl"]) expect(await put(path, more)).toBe("400 UnexpectedContent");
  });

  it("the list of what is not there", async () => {
    const headers = { "x-amz-acl": "private" };
    expect(await put("/lists/none?acl", { headers })).toBe("404 NoSuchKey");
    expect(await put("/none?acl", { headers })).toBe("404 NoSuchBucket");
    expect(await put("/lists/a?acl&versionId=x", { headers })).toBe("400 InvalidArgument");
    expect(await put("/lists/a?acl&versionId=00000000000000000000000000000000", { headers })).toBe("404 NoSuchVersion");
  });
});

describe("the list of an object", () => {
  it("is of each version", async () => {
    await acls.bucket("versions", "ObjectWriter");
    const body = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    expect(await put("/versions?versioning", { body })).toBe(200);
    const versions: string[] = [];
    for (const canned of ["public-read", "private", "authenticated-read"]) {
      const { headers } = await acls.send({
        method: "PUT",
        path: "/versions/a",
        body: "x",
        headers: { "x-amz-acl": canned },
      });
      versions.push(String(headers["x-amz-version-id"]));
    }
    const anonymously = (versionId?: string) =>
      acls.outcome({ path: `/versions/a${versionId ? `?versionId=${versionId}` : ""}`, credentials: undefined });
    expect(await Promise.all([...versions, undefined].map(anonymously))).toEqual([
      200,
      "403 AccessDenied",
      "403 AccessDenied",
      "403 AccessDenied",
    ]);
    const headers = { "x-amz-acl": "public-read" };
    const { status, headers: answered } = await acls.send({
      method: "PUT",
      path: `/versions/a?acl&versionId=${versions[1]}`,
      headers,
    });
    expect([status, answered["x-amz-version-id"]]).toEqual([200, versions[1]]);
    expect(await put("/versions/a?acl", { headers: { "x-amz-acl": "private" } })).toBe(200);
    expect(await Promise.all([...versions, undefined].map(anonymously))).toEqual([
      200,
      200,
      "403 AccessDenied",
      "403 AccessDenied",
    ]);
    expect(await acls.outcome({ method: "DELETE", path: `/versions/a?versionId=${versions[2]}` })).toBe(204);
    expect(await anonymously()).toBe(200);
    expect((await acls.send({ method: "DELETE", path: "/versions/a" })).status).toBe(204);
    expect(await put("/versions/a?acl", { headers })).toBe("404 NoSuchKey");
    expect(await acls.list(`/versions/a?acl&versionId=${versions[0]}`)).toBe(
      `${owner} ${owner} FULL_CONTROL AllUsers READ`,
    );
  });

  it("is not copied, and not kept by what replaces the object", async () => {
    const headers = { "x-amz-acl": "public-read" };
    const only = `${owner} ${owner} FULL_CONTROL`;
    expect(await put("/lists/from", { headers, body: "x" })).toBe(200);
    for (const more of [{}, { "x-amz-checksum-algorithm": "SHA256" }] as Record<string, string>[]) {
      expect(await put("/lists/to", { headers: { ...more, "x-amz-copy-source": "/lists/from" } })).toBe(200);
      expect(await acls.list("/lists/to?acl")).toBe(only);
      expect(await put("/lists/to", { headers: { ...more, ...headers, "x-amz-copy-source": "/lists/from" } })).toBe(
        200,
      );
      expect(await acls.list("/lists/to?acl")).toBe(`${only} AllUsers READ`);
    }
    expect(await put("/versions/to", { headers: { "x-amz-copy-source": "/lists/from" } })).toBe(200);
    expect(await acls.list("/versions/to?acl")).toBe(only);
    expect(await put("/lists/from", { body: "y" })).toBe(200);
    expect(await acls.list("/lists/from?acl")).toBe(only);
  });

  it("of an upload in parts tells who will own the object, and who began it", async () => {
    const everybody = { headers: { "x-amz-acl": "public-read-write" } };
    expect(await put("/lists?acl", everybody)).toBe(200);
    for (const [credentials, account] of [
      [undefined, owner],
      [acls.foreigner, other],
    ] as const) {
      const by = credentials && { credentials };
      const path = `/lists/of-${account}`;
      const { text } = await acls.send({ method: "POST", path: `${path}?uploads`, ...by });
      const id = /<UploadId>([^<]+)</.exec(text)?.[1];
      for (const asked of [`${path}?uploadId=${id}`, `/lists?uploads&prefix=of-${account}`]) {
        const { text: told } = await acls.send({ path: asked });
        expect(/<Owner><ID>([^<]*)</.exec(told)?.[1]).toBe(account);
        expect(
          /<Initiator><ID>[^<]*:iam::([^:<]*):user\/([^<]*)<\/ID><DisplayName>([^<]*)</.exec(told)?.slice(1),
        ).toEqual([account, (credentials ?? acls.s3.admin).name, (credentials ?? acls.s3.admin).name]);
      }
      expect(await acls.outcome({ method: "DELETE", path: `${path}?uploadId=${id}` })).toBe(204);
    }
    expect(await put("/lists?acl", { headers: { "x-amz-acl": "private" } })).toBe(200);
  });

  it("of an upload in parts is that with which it began", async () => {
    const headers = { "x-amz-grant-read": `id=${other}`, "x-amz-grant-full-control": `id=${owner}` };
    const { text } = await acls.send({ method: "POST", path: "/lists/parts?uploads", headers });
    const id = /<UploadId>([^<]+)</.exec(text)?.[1];
    const part = await acls.send({ method: "PUT", path: `/lists/parts?partNumber=1&uploadId=${id}`, body: "x" });
    const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${part.headers.etag}</ETag></Part></CompleteMultipartUpload>`;
    expect(await acls.outcome({ method: "POST", path: `/lists/parts?uploadId=${id}`, body })).toBe(200);
    expect(await acls.list("/lists/parts?acl")).toBe(`${owner} ${owner} FULL_CONTROL ${other} READ`);
  });
});
