import { iamLimits, iamNameLimits } from "@concordat/contract/iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atOnce, documentText, ownerKinds, startTestIam, type TestIam, type TestIamServer } from "../testing/iam.js";
import { invalid, notFound, refusalOf } from "../testing/refusal.js";

let server: TestIamServer;
let iam: TestIam;
beforeAll(async () => {
  server = await startTestIam();
  iam = await server.service();
  for (const { collection, body } of ownerKinds) await iam.done("POST", collection, body);
});
afterAll(() => server.storage.close());

const raw = `{ "Version": "2012-10-17", "Statement": [ {"Effect":"Allow", "Action":"s3:*", "Resource":"a+b é 😀"} ] }`;

/** A document of so many characters, blanks aside. */
const ofLength = (length: number) => {
  const withResource = (resource: string) => documentText().replace('"*"', `"${resource}"`);
  return withResource("x".repeat(length - withResource("").length));
};

describe.each(ownerKinds)("inline policies of a $kind", ({ path }) => {
  const inline = `${path}/inline-policies`;
  const create = (name: unknown, document: unknown = documentText()) =>
    iam.request<{ name: string; document: string }>("POST", inline, { name, document });

  it.each([
    ["raw", raw],
    ["percent-encoded", encodeURIComponent(raw)],
    ["form-encoded", new URLSearchParams([["", raw]]).toString().slice(1)],
  ])("are answered as they were sent, decoded: %s", async (encoding, document) => {
    const answer = await create(encoding, document);
    expect([answer.status, answer.body]).toEqual([201, { document: raw, name: encoding }]);
    expect(Object.keys(answer.body)).toEqual(["document", "name"]);
    expect(await iam.done("GET", `${inline}/${encoding}`)).toEqual(answer.body);
  });

  it("are listed by name, and deleted", async () => {
    const list = await iam.done<{ name: string }[]>("GET", inline);
    expect(list.map(({ name }) => name)).toEqual(["form-encoded", "percent-encoded", "raw"]);
    for (const { name } of list) {
      expect((await iam.request("DELETE", `${inline}/${name}`)).status).toBe(204);
      expect(refusalOf(await iam.request("DELETE", `${inline}/${name}`))).toEqual(notFound);
      expect(refusalOf(await iam.request("GET", `${inline}/${name}`))).toEqual(notFound);
    }
    expect(await iam.done("GET", inline)).toEqual([]);
  });

  it.each(["x", "x".repeat(iamNameLimits.policy), "a/b %?é😀"])("may be called %s", async (name) => {
    expect((await create(name)).status).toBe(201);
    expect(await iam.done("GET", `${inline}/${encodeURIComponent(name)}`)).toMatchObject({ name });
    expect((await iam.request("DELETE", `${inline}/${encodeURIComponent(name)}`)).status).toBe(204);
  });

  it.each(["", "x".repeat(iamNameLimits.policy + 1), "a\u0000", 5, null, undefined])(
    "may not be called %j",
    async (name) => {
      expect(refusalOf(await create(name))).toEqual(invalid("name"));
    },
  );

  it.each([
    ["no JSON", "{"],
    ["without a statement", '{"Version":"2012-10-17","Statement":[]}'],
    ["too long", ofLength(iamLimits.document.permissions + 1)],
    ["empty", ""],
    ["an object", {}],
    ["null", null],
  ])("may not hold a document that is %s", async (_, document) => {
    expect(refusalOf(await create("refused", document))).toEqual(invalid("document"));
  });

  it("may hold a document of the greatest length", async () => {
    const document = ofLength(iamLimits.document.permissions);
    expect((await create("longest", document)).body).toEqual({ document, name: "longest" });
  });

  it("have names of their own, under 24 requests at once", async () => {
    const answers = await atOnce(() => create("contested"));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(refusalOf(answer)).toEqual(invalid("name"));
    }
  });

  it("belong to what is there", async () => {
    const nobody = inline.replace("ada", "nobody");
    const body = { name: "inline", document: documentText() };
    expect(refusalOf(await iam.request("GET", nobody))).toEqual(notFound);
    expect(refusalOf(await iam.request("POST", nobody, body))).toEqual(notFound);
    expect(refusalOf(await iam.request("GET", `${nobody}/contested`))).toEqual(notFound);
    expect(refusalOf(await iam.request("DELETE", `${nobody}/contested`))).toEqual(notFound);
  });
});
