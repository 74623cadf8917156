import { iamLimits } from "@concordat/contract/iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atOnce, ownerKinds, startTestIam, type TestIam, type TestIamServer } from "../testing/iam.js";
import { invalid, notFound, refusalOf } from "../testing/refusal.js";

let server: TestIamServer;
let iam: TestIam;
beforeAll(async () => {
  server = await startTestIam();
  iam = await server.service();
  for (const { collection, body } of ownerKinds) await iam.done("POST", collection, body);
});
afterAll(() => server.storage.close());

const some = (count: number, prefix = "k") =>
  Array.from({ length: count }, (_, index) => ({ key: `${prefix}${index}`, value: "" }));
const { tagKey, tagValue, tags: most } = iamLimits;

describe.each(ownerKinds.filter(({ kind }) => kind !== "group"))("tags of a $kind", ({ path }) => {
  const tags = `${path}/tags`;

  it("are replaced whole, and stay in their order", async () => {
    expect(await iam.done("GET", tags)).toEqual([]);
    const first = [
      { key: "z", value: "1" },
      { key: "Z", value: "" },
      { key: "a/b %?é", value: "😀" },
    ];
    const put = await iam.request("PUT", tags, first);
    expect([put.status, put.body]).toEqual([200, first]);
    expect(await iam.done("GET", tags)).toEqual(first);
    expect(await iam.done("GET", path)).toMatchObject({ tags: first });
    expect((await iam.request("DELETE", `${tags}/${encodeURIComponent("a/b %?é")}`)).status).toBe(204);
    expect(refusalOf(await iam.request("DELETE", `${tags}/${encodeURIComponent("a/b %?é")}`))).toEqual(notFound);
    expect(await iam.done("GET", tags)).toEqual(first.slice(0, 2));
    expect(await iam.done("PUT", tags, [])).toEqual([]);
    expect(await iam.done("GET", tags)).toEqual([]);
  });

  it.each([
    ["most", some(most)],
    ["the shortest", [{ key: "x".repeat(tagKey.min), value: "" }]],
    ["the longest", [{ key: "😀".repeat(tagKey.max), value: "😀".repeat(tagValue.max) }]],
  ])("may be %s", async (_, body) => {
    expect(await iam.done("PUT", tags, body)).toEqual(body);
  });

  it.each([
    ["too many", some(most + 1), "body"],
    ["a key that is empty", [{ key: "", value: "" }], "0.key"],
    ["a key that is too long", [{ key: "x".repeat(tagKey.max + 1), value: "" }], "0.key"],
    ["a value that is too long", [...some(1), { key: "k", value: "x".repeat(tagValue.max + 1) }], "1.value"],
    ["one without a value", [{ key: "k" }], "0.value"],
    ["one key twice", [...some(1), ...some(1)], "1.key"],
    ["an unknown member", [{ key: "k", value: "", more: 1 }], "0.more"],
    ["an object", { key: "k", value: "" }, "body"],
  ])("may not be %s, and stay as they were then", async (_, body, member) => {
    const kept = await iam.done("PUT", tags, [{ key: "kept", value: "yes" }]);
    expect(refusalOf(await iam.request("PUT", tags, body))).toEqual(invalid(member));
    expect(await iam.done("GET", tags)).toEqual(kept);
  });

  it("are those of one of 24 requests at once, whole", async () => {
    await atOnce((index) => iam.done("PUT", tags, some(most, `w${index}-`)));
    const left = await iam.done<{ key: string }[]>("GET", tags);
    expect(left).toHaveLength(most);
    expect(new Set(left.map(({ key }) => key.split("-")[0])).size).toBe(1);
  });

  it("belong to what is there", async () => {
    const nobody = tags.replace("ada", "nobody");
    expect(refusalOf(await iam.request("GET", nobody))).toEqual(notFound);
    expect(refusalOf(await iam.request("PUT", nobody, []))).toEqual(notFound);
    expect(refusalOf(await iam.request("DELETE", `${nobody}/k`))).toEqual(notFound);
  });
});

it("are no business of groups", async () => {
  expect(refusalOf(await iam.request("GET", "/groups/ada/tags"))).toEqual(notFound);
});
