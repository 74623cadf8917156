import { iamLimits, iamNameLimits, systemPolicies } from "@concordat/contract/iam";
import type { PolicyDetailResponse, PolicySummary, PolicyVersionResponse } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atOnce, documentText, startTestIam, type TestIam, type TestIamServer } from "../testing/iam.js";
import { invalid, notFound, refusalOf } from "../testing/refusal.js";

let server: TestIamServer;
let iam: TestIam;
beforeAll(async () => {
  server = await startTestIam();
  iam = await server.service();
});
afterAll(() => server.storage.close());

const { versionsPerPolicy } = iamLimits;
/** Reads a document as Java's URLDecoder does. */
const decode = (document: string) => decodeURIComponent(document.replaceAll("+", " "));
const now = () => `${server.storage.context.clock().toISOString().slice(0, 19)}Z`;
const create = (name: unknown, more: object = {}) =>
  iam.request<PolicyDetailResponse>("POST", "/policies", { name, document: documentText(), ...more });
const ofLength = (length: number) => {
  const withResource = (resource: string) => documentText(["s3:*"]).replace('"*"', `"${resource}"`);
  return withResource("x".repeat(length - withResource("").length));
};

describe("the policies of the system", () => {
  it("are in every service from the start, before its own, in alphabetical order", async () => {
    await create("AAA");
    await create("zzz");
    const list = await iam.done<PolicySummary[]>("GET", "/policies");
    const names = systemPolicies.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(list.map(({ name }) => name)).toEqual([...names, "AAA", "zzz"]);
    for (const policy of list) expect(policy).not.toHaveProperty("document");
    for (const { name, description, document } of systemPolicies) {
      const detail = await iam.done<PolicyDetailResponse>("GET", `/policies/${name}`);
      expect(detail).toMatchObject({
        arn: `urn:ecs:iam:::policy/${name}`,
        attachment_count: 0,
        default_version_id: "v1",
        description,
        system: true,
      });
      expect(decode(detail.document)).toBe(document);
      expect(await iam.done("GET", `/policies/${name}/versions`)).toMatchObject([
        { version_id: "v1", is_default: true },
      ]);
    }
  });

  it("answer with the vendor's own bytes", async () => {
    const { document } = await iam.done<PolicyDetailResponse>("GET", "/policies/ECSS3FullAccess");
    expect(document).toBe(
      "%7B%0A++++%22Version%22%3A+%222012-10-17%22%2C%0A++++%22Statement%22%3A+%5B%0A++++++++%7B%0A++++++++++++%22Effect%22%3A+%22Allow%22%2C%0A++++++++++++%22Action%22%3A+%22s3%3A*%22%2C%0A++++++++++++%22Resource%22%3A+%22*%22%0A++++++++%7D%0A++++%5D%0A%7D",
    );
  });

  it("can be neither changed nor deleted nor doubled", async () => {
    const path = "/policies/ECSDenyAll";
    const before = await iam.done("GET", path);
    const refused = invalid("policy_name");
    expect(refusalOf(await iam.request("DELETE", path))).toEqual(refused);
    expect(refusalOf(await iam.request("PATCH", path, { version_id: "v1" }))).toEqual(refused);
    expect(refusalOf(await iam.request("POST", `${path}/versions`, { document: documentText() }))).toEqual(refused);
    expect(refusalOf(await iam.request("DELETE", `${path}/versions/v1`))).toEqual(refused);
    expect(refusalOf(await create("ECSDenyAll"))).toEqual(invalid("name"));
    expect(await iam.done("GET", path)).toEqual(before);
  });

  it("count their attachments by the service", async () => {
    const [one, other] = [await server.service(), await server.service()];
    await one.done("POST", "/users", { username: "ada" });
    await one.done("POST", "/users/ada/policies", { name: "IAMFullAccess" });
    expect(await one.done("GET", "/policies/IAMFullAccess")).toMatchObject({ attachment_count: 1 });
    expect(await other.done("GET", "/policies/IAMFullAccess")).toMatchObject({ attachment_count: 0 });
  });
});

describe("creating a policy", () => {
  it("answers with the whole policy, its document without blanks and with actions in lists", async () => {
    const document = `{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:*", "Resource": "a b*~é" } ] }`;
    const kept = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":"a b*~é"}]}';
    for (const [name, sent] of [
      ["raw", document],
      ["percent", encodeURIComponent(document)],
      ["form", new URLSearchParams([["", document]]).toString().slice(1)],
    ] as const) {
      const answer = await create(name, { document: sent, description: "What for." });
      expect([answer.status, answer.body]).toEqual([
        201,
        {
          arn: `urn:ecs:iam::${iam.namespace}:policy/${name}`,
          attachment_count: 0,
          created_at: now(),
          default_version_id: "v1",
          description: "What for.",
          document: expect.stringMatching(/^%7B%22Version%22%3A%222012-10-17%22.*a\+b\*%7E%C3%A9%22%7D%5D%7D$/),
          name,
          system: false,
          updated_at: now(),
        },
      ]);
      expect(Object.keys(answer.body)).toEqual(Object.keys(answer.body).sort());
      expect(decode(answer.body.document)).toBe(kept);
      expect(await iam.done("GET", `/policies/${name}`)).toEqual(answer.body);
      await iam.done("DELETE", `/policies/${name}`);
    }
  });

  it.each(["x", "x".repeat(iamNameLimits.policy), "A_z09+=,.@-"])("takes the name %s", async (name) => {
    expect((await create(name)).status).toBe(201);
    expect((await iam.request("DELETE", `/policies/${encodeURIComponent(name)}`)).status).toBe(204);
  });

  it.each([
    ["name", ""],
    ["name", "x".repeat(iamNameLimits.policy + 1)],
    ["name", "a b"],
    ["name", undefined],
    ["description", ""],
    ["description", "x".repeat(iamLimits.description.max + 1)],
    ["description", null],
    ["document", ofLength(iamLimits.document.permissions + 1)],
    ["document", "%7B"],
    ["document", '{"Version":"2012-10-17"}'],
    ["document", undefined],
    ["more", 1],
  ])("refuses the %s %j", async (member, value) => {
    expect(refusalOf(await create("refused", { [member]: value }))).toEqual(invalid(member));
    expect(refusalOf(await iam.request("GET", "/policies/refused"))).toEqual(notFound);
  });

  it("takes the longest description and document, and none", async () => {
    const description = "😀".repeat(iamLimits.description.max);
    const document = ofLength(iamLimits.document.permissions);
    const { body } = await create("longest", { description, document });
    expect([body.description, decode(body.document)]).toEqual([description, document]);
    expect((await create("undescribed")).body.description).toBe("");
  });

  it("stores what JSON can say and PostgreSQL cannot", async () => {
    const document = documentText().replace('"*"', '"\\u0000\\ud800"');
    const { status, body } = await create("escaped", { document });
    expect([status, decode(body.document)]).toEqual([201, document.replace('"s3:GetObject"', '["s3:GetObject"]')]);
  });

  it("makes one of 24 policies of one name", async () => {
    const answers = await atOnce(() => create("contested"));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(refusalOf(answer)).toEqual(invalid("name"));
    }
  });
});

describe("deleting a policy", () => {
  it("waits until nothing has it attached", async () => {
    await create("attached");
    await iam.done("POST", "/groups", { name: "holders" });
    await iam.done("POST", "/groups/holders/policies", { name: "attached" });
    expect(refusalOf(await iam.request("DELETE", "/policies/attached"))).toEqual(invalid("policy_name"));
    expect(await iam.done("GET", "/policies/attached")).toMatchObject({ attachment_count: 1 });
    await iam.done("DELETE", "/groups/holders");
    const deleted = await iam.request("DELETE", "/policies/attached");
    expect([deleted.status, deleted.headers.get("content-type")]).toEqual([204, null]);
    expect(refusalOf(await iam.request("DELETE", "/policies/attached"))).toEqual(notFound);
  });
});

describe("versions", () => {
  const versions = "/policies/versioned/versions";
  const add = (body: object = {}) =>
    iam.request<PolicyVersionResponse>("POST", versions, { document: documentText("s3:List*"), ...body });
  const ids = async () =>
    (await iam.done<PolicyVersionResponse[]>("GET", versions)).map(({ version_id: id, is_default: isDefault }) =>
      isDefault ? `${id}*` : id,
    );

  it("count up, the newest first, one of them in force", async () => {
    await create("versioned");
    server.storage.context.clock.advance(5000);
    const second = await add();
    expect([second.status, second.body]).toEqual([
      201,
      {
        create_date: now(),
        created_at: now(),
        document: expect.stringContaining("s3%3AList*"),
        is_default: false,
        version_id: "v2",
      },
    ]);
    expect(Object.keys(second.body)).toEqual(Object.keys(second.body).sort());
    expect(await iam.done("GET", `${versions}/v2`)).toEqual(second.body);
    expect(await ids()).toEqual(["v2", "v1*"]);
    expect((await add({ is_default: true })).body).toMatchObject({ is_default: true, version_id: "v3" });
    expect(await ids()).toEqual(["v3*", "v2", "v1"]);
    const policy = await iam.done<PolicyDetailResponse>("GET", "/policies/versioned");
    expect(policy).toMatchObject({ default_version_id: "v3", updated_at: now() });
    expect(policy.created_at < policy.updated_at).toBe(true);
    expect(decode(policy.document)).toContain("s3:List*");
  });

  it("are put in force, and then shown as the policy's document", async () => {
    const answer = await iam.request<PolicyDetailResponse>("PATCH", "/policies/versioned", { version_id: "v1" });
    expect([answer.status, answer.body.default_version_id]).toEqual([200, "v1"]);
    expect(decode(answer.body.document)).toContain("s3:GetObject");
    expect(await iam.done("GET", "/policies/versioned")).toEqual(answer.body);
    expect(await ids()).toEqual(["v3", "v2", "v1*"]);
  });

  it.each(["v99", "v99999999999999999999", "2", "", null, undefined, 2])("are not %j", async (version_id) => {
    const answer = await iam.request("PATCH", "/policies/versioned", { version_id });
    expect(refusalOf(answer)).toEqual(invalid("version_id"));
  });

  it.each(["v99", "v99999999999999999999", "V1", "v01", "1", "v1x", "%00"])("are not found as %s", async (id) => {
    expect(refusalOf(await iam.request("GET", `${versions}/${id}`))).toEqual(notFound);
    expect(refusalOf(await iam.request("DELETE", `${versions}/${id}`))).toEqual(notFound);
  });

  it.each([
    ["document", ""],
    ["document", undefined],
    ["is_default", "true"],
    ["is_default", null],
    ["more", 1],
  ])("are refused with the %s %j", async (member, value) => {
    expect(refusalOf(await add({ [member]: value }))).toEqual(invalid(member));
  });

  it("are deleted, but for the default, and their numbers are not used again", async () => {
    expect(refusalOf(await iam.request("DELETE", `${versions}/v1`))).toEqual(invalid("policy_version"));
    expect((await iam.request("DELETE", `${versions}/v3`)).status).toBe(204);
    expect(refusalOf(await iam.request("DELETE", `${versions}/v3`))).toEqual(notFound);
    expect((await add()).body.version_id).toBe("v4");
    expect(await ids()).toEqual(["v4", "v2", "v1*"]);
  });

  it(`are ${versionsPerPolicy} at most, under 24 requests at once`, async () => {
    await create("crowded");
    const path = "/policies/crowded/versions";
    const answers = await atOnce(() => iam.request("POST", path, { document: documentText(), is_default: true }));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(versionsPerPolicy - 1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(refusalOf(answer)).toEqual(invalid("document"));
    }
    const list = await iam.done<PolicyVersionResponse[]>("GET", path);
    expect(list.map(({ version_id: id }) => id)).toEqual(["v5", "v4", "v3", "v2", "v1"]);
    expect(list.filter(({ is_default: isDefault }) => isDefault)).toHaveLength(1);
  });

  it("belong to a policy of the service", async () => {
    const other = await server.service();
    for (const path of ["/policies/versioned", "/policies/versioned/versions", "/policies/versioned/versions/v1"]) {
      expect(refusalOf(await other.request("GET", path))).toEqual(notFound);
    }
    expect(refusalOf(await other.request("DELETE", "/policies/versioned/versions/v2"))).toEqual(notFound);
    expect(refusalOf(await other.request("PATCH", "/policies/versioned", { version_id: "v2" }))).toEqual(notFound);
    const document = documentText();
    expect(refusalOf(await other.request("POST", "/policies/versioned/versions", { document }))).toEqual(notFound);
  });
});

it("lists thirty policies with as many queries as six", async () => {
  const own = await server.service();
  const count = async () => {
    const before = server.storage.statements();
    await own.done("GET", "/policies");
    return server.storage.statements() - before;
  };
  await own.done("POST", "/policies", { name: "p", document: documentText() });
  const few = await count();
  for (let index = 0; index < 24; index++)
    await own.done("POST", "/policies", { name: `p${index}`, document: documentText() });
  expect(few).toBeGreaterThan(0);
  expect(few).toBeLessThanOrEqual(4);
  expect(await count()).toBe(few);
});
