import { iamLimits, iamNameLimits, reservedNames } from "@concordat/contract/iam";
import type { RoleResponse } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atOnce, documentText, startTestIam, type TestIam, type TestIamServer, trustText } from "../testing/iam.js";
import { invalid, notFound, refusalOf } from "../testing/refusal.js";

let server: TestIamServer;
let iam: TestIam;
beforeAll(async () => {
  server = await startTestIam();
  iam = await server.service();
  await iam.done("POST", "/policies", { name: "own", document: documentText() });
});
afterAll(() => server.storage.close());

const { description, document, sessionDuration, tagKey, tags } = iamLimits;
const create = (name: unknown, more: object = {}) =>
  iam.request<RoleResponse>("POST", "/roles", { name, assume_role_policy_document: trustText, ...more });
const ofLength = (length: number) => {
  const withResource = (resource: string) => trustText.replace('"Resource":"*"', `"Resource":"${resource}"`);
  return withResource("x".repeat(length - withResource("").length));
};

describe("creating a role", () => {
  it("answers with the whole role, members in alphabetical order", async () => {
    const answer = await create("whole", {
      description: "What for.",
      max_session_duration: 7200,
      permissions_boundary: "own",
      tags: [{ key: "team", value: "blue" }, { key: "bare" }],
    });
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        arn: `urn:ecs:iam::${iam.namespace}:role/whole`,
        assume_role_policy_document: trustText,
        created_at: `${server.storage.context.clock().toISOString().slice(0, 19)}Z`,
        description: "What for.",
        inline_policies: [],
        max_session_duration: 7200,
        name: "whole",
        permissions_boundary: "own",
        policies: [],
        tags: [
          { key: "team", value: "blue" },
          { key: "bare", value: "" },
        ],
      },
    ]);
    expect(Object.keys(answer.body)).toEqual(Object.keys(answer.body).sort());
    expect(await iam.done("GET", "/roles/whole")).toEqual(answer.body);
  });

  it("fills in what is left out", async () => {
    const { body } = await create("bare");
    expect(body).toMatchObject({ description: "", max_session_duration: sessionDuration.default, tags: [] });
    expect(body).not.toHaveProperty("permissions_boundary");
  });

  it.each([
    ["raw", ` ${trustText}`],
    ["percent-encoded", encodeURIComponent(` ${trustText}`)],
  ])("takes the trust document %s, and answers raw JSON", async (name, sent) => {
    const { body } = await create(name, { assume_role_policy_document: sent });
    expect(body.assume_role_policy_document).toBe(` ${trustText}`);
  });

  it.each([
    ["name", "x"],
    ["name", "x".repeat(iamNameLimits.role)],
    ["name", "A_z09+=,.@-"],
    ["description", "x"],
    ["description", "😀".repeat(description.max)],
    ["max_session_duration", sessionDuration.min],
    ["max_session_duration", sessionDuration.max],
    ["permissions_boundary", "ECSDenyAll"],
    ["tags", Array.from({ length: tags }, (_, index) => ({ key: `k${index}` }))],
    ["assume_role_policy_document", ofLength(document.trust)],
  ])("takes the %s %j", async (member, value) => {
    const { status, body } = await create("good", { [member]: value });
    expect(status).toBe(201);
    expect((await iam.request("DELETE", `/roles/${encodeURIComponent(body.name)}`)).status).toBe(204);
  });

  it.each([
    ["name", "", "name"],
    ["name", "x".repeat(iamNameLimits.role + 1), "name"],
    ["name", "a b", "name"],
    ["name", reservedNames.role, "name"],
    ["name", undefined, "name"],
    ["description", "", "description"],
    ["description", "x".repeat(description.max + 1), "description"],
    ["max_session_duration", sessionDuration.min - 1, "max_session_duration"],
    ["max_session_duration", sessionDuration.max + 1, "max_session_duration"],
    ["max_session_duration", 3600.5, "max_session_duration"],
    ["permissions_boundary", "nothing", "permissions_boundary"],
    ["permissions_boundary", "", "permissions_boundary"],
    ["tags", Array.from({ length: tags + 1 }, (_, index) => ({ key: `k${index}` })), "tags"],
    ["tags", [{ key: "x".repeat(tagKey.max + 1) }], "tags.0.key"],
    ["tags", [{ key: "k" }, { key: "k" }], "tags.1.key"],
    ["assume_role_policy_document", documentText(), "assume_role_policy_document"],
    ["assume_role_policy_document", ofLength(document.trust + 1), "assume_role_policy_document"],
    ["assume_role_policy_document", undefined, "assume_role_policy_document"],
    ["more", 1, "more"],
  ])("refuses the %s %j", async (member, value, fault) => {
    expect(refusalOf(await create("refused", { [member]: value }))).toEqual(invalid(fault));
    expect(refusalOf(await iam.request("GET", "/roles/refused"))).toEqual(notFound);
  });

  it("makes one of 24 roles of one name, with its own tags alone", async () => {
    const answers = await atOnce((index) => create("contested", { tags: [{ key: `k${index}` }] }));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(refusalOf(answer)).toEqual(invalid("name"));
    }
    expect(await iam.done("GET", "/roles/contested/tags")).toHaveLength(1);
  });
});

describe("reading roles", () => {
  it("shows policies and the names of inline policies; tags are in the single role only", async () => {
    const own = await server.service();
    for (const name of ["zoe", "ada"])
      await own.done("POST", "/roles", { name, assume_role_policy_document: trustText, tags: [{ key: "k" }] });
    await own.done("POST", "/roles/ada/policies", { name: "ECSDenyAll" });
    await own.done("POST", "/roles/ada/inline-policies", { name: "inline", document: documentText() });
    const ada = await own.done<RoleResponse>("GET", "/roles/ada");
    expect(ada).toMatchObject({
      inline_policies: [{ name: "inline" }],
      policies: [{ arn: "urn:ecs:iam:::policy/ECSDenyAll", name: "ECSDenyAll" }],
    });
    const { tags: _, ...summary } = ada;
    const list = await own.done<RoleResponse[]>("GET", "/roles");
    expect(list.map(({ name }) => name)).toEqual(["ada", "zoe"]);
    expect(list[0]).toEqual(summary);
  });

  it("asks the database as often for ten roles as for one", async () => {
    const own = await server.service();
    const count = async () => {
      const before = server.storage.statements();
      await own.done("GET", "/roles");
      return server.storage.statements() - before;
    };
    const fill = async (name: string) => {
      const body = { name, assume_role_policy_document: trustText, permissions_boundary: "ECSDenyAll" };
      await own.done("POST", "/roles", body);
      await own.done("POST", `/roles/${name}/policies`, { name: "ECSDenyAll" });
      await own.done("POST", `/roles/${name}/inline-policies`, { name: "inline", document: documentText() });
    };
    await fill("first");
    const one = await count();
    for (let index = 0; index < 9; index++) await fill(`role-${index}`);
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThanOrEqual(8);
    expect(await count()).toBe(one);
  });
});

describe("updating a role", () => {
  it("changes what it names, removes a description with null, and shows the boundary as an object", async () => {
    await create("updated", { description: "Old.", permissions_boundary: "own", tags: [{ key: "k" }] });
    const update = (body: object) => iam.request<RoleResponse>("PATCH", "/roles/updated", body);
    const same = await update({});
    expect([same.status, same.body]).toEqual([
      200,
      {
        ...(await iam.done<RoleResponse>("GET", "/roles/updated")),
        permissions_boundary: {
          permissions_boundary_arn: `urn:ecs:iam::${iam.namespace}:policy/own`,
          permissions_boundary_type: "Policy",
        },
      },
    ]);
    expect((await update({ max_session_duration: 900 })).body).toMatchObject({
      description: "Old.",
      max_session_duration: 900,
    });
    expect((await update({ description: "New." })).body).toMatchObject({
      description: "New.",
      max_session_duration: 900,
    });
    expect((await update({ description: null })).body.description).toBe("");
    expect(await iam.done("GET", "/roles/updated")).toMatchObject({ permissions_boundary: "own", description: "" });
    await iam.done("DELETE", "/roles/updated/permissions-boundary");
    expect((await update({})).body).not.toHaveProperty("permissions_boundary");
    await iam.done("PUT", "/roles/updated/permissions-boundary", { policy_name: "ECSDenyAll" });
    expect((await update({})).body.permissions_boundary).toMatchObject({
      permissions_boundary_arn: "urn:ecs:iam:::policy/ECSDenyAll",
    });
  });

  it.each([
    ["description", ""],
    ["description", "x".repeat(description.max + 1)],
    ["max_session_duration", sessionDuration.min - 1],
    ["max_session_duration", sessionDuration.max + 1],
    ["max_session_duration", null],
    ["name", "other"],
    ["permissions_boundary", "own"],
    ["tags", []],
  ])("refuses the %s %j", async (member, value) => {
    await create("kept");
    expect(refusalOf(await iam.request("PATCH", "/roles/kept", { [member]: value }))).toEqual(invalid(member));
  });
});

describe("the trust document", () => {
  const path = "/roles/trusted/assume-role-policy";

  it("is replaced and answered as raw JSON", async () => {
    await create("trusted");
    const next = trustText.replace('"AWS":"*"', '"AWS":["urn:ecs:iam::x:user/ada"]');
    const put = await iam.request("PUT", path, { document: encodeURIComponent(next) });
    expect([put.status, put.body]).toEqual([200, { document: next }]);
    expect(await iam.done("GET", "/roles/trusted")).toMatchObject({ assume_role_policy_document: next });
  });

  it.each([documentText(), "", "{}", ofLength(document.trust + 1), null, undefined])("is not %j", async (text) => {
    expect(refusalOf(await iam.request("PUT", path, { document: text }))).toEqual(invalid("document"));
  });

  it("may be of the greatest length, in the longest encoding", async () => {
    const filled = ofLength(document.trust).replaceAll("x", "😀");
    const encoded = encodeURIComponent(filled);
    expect(await iam.done("PUT", path, { document: encoded })).toEqual({ document: filled });
  });
});

describe("deleting a role", () => {
  it("takes attachments, inline policies, tags and the boundary with it", async () => {
    await create("going", { permissions_boundary: "own", tags: [{ key: "k" }] });
    await iam.done("POST", "/roles/going/policies", { name: "IAMFullAccess" });
    await iam.done("POST", "/roles/going/inline-policies", { name: "inline", document: documentText() });
    const deleted = await iam.request("DELETE", "/roles/going");
    expect([deleted.status, deleted.headers.get("content-type")]).toEqual([204, null]);
    for (const [method, more, body] of [
      ["GET", ""],
      ["PATCH", "", {}],
      ["DELETE", ""],
      ["PUT", "/assume-role-policy", { document: trustText }],
    ] as const) {
      expect(refusalOf(await iam.request(method, `/roles/going${more}`, body))).toEqual(notFound);
    }
    expect(await iam.done("GET", "/policies/IAMFullAccess")).toMatchObject({ attachment_count: 0 });
  });
});
