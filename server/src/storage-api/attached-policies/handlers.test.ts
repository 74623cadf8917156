import { iamNameLimits } from "@concordat/contract/iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atOnce, documentText, ownerKinds, startTestIam, type TestIam, type TestIamServer } from "../testing/iam.js";
import { invalid, notFound, refusalOf } from "../testing/refusal.js";

let server: TestIamServer;
let iam: TestIam;
beforeAll(async () => {
  server = await startTestIam();
  iam = await server.service();
  for (const { collection, body } of ownerKinds) await iam.done("POST", collection, body);
  await iam.done("POST", "/policies", { name: "own", document: documentText() });
});
afterAll(() => server.storage.close());

const countOf = async (name: string) =>
  (await iam.done<{ attachment_count: number }>("GET", `/policies/${name}`)).attachment_count;

describe.each(ownerKinds)("policies attached to a $kind", ({ kind, path }) => {
  const shown = (name: string, arn: string) => ({
    arn,
    name,
    ...(kind === "role" ? { policy_arn: arn, policy_name: name } : {}),
  });

  it("are own ones and those of the system, listed in the order of attachment", async () => {
    expect(await iam.done("GET", `${path}/policies`)).toEqual([]);
    for (const name of ["own", "ECSS3ReadOnlyAccess"]) {
      const before = await countOf(name);
      for (const _ of [1, 2]) {
        const attached = await iam.request("POST", `${path}/policies`, { name });
        expect([attached.status, attached.headers.get("content-type")]).toEqual([204, null]);
      }
      expect(await countOf(name)).toBe(before + 1);
    }
    expect(await iam.done("GET", `${path}/policies`)).toEqual([
      shown("own", `urn:ecs:iam::${iam.namespace}:policy/own`),
      shown("ECSS3ReadOnlyAccess", "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess"),
    ]);
    expect((await iam.request("DELETE", `${path}/policies/own`)).status).toBe(204);
    expect(refusalOf(await iam.request("DELETE", `${path}/policies/own`))).toEqual(notFound);
    expect(await iam.done("GET", `${path}/policies`)).toHaveLength(1);
    await iam.done("DELETE", `${path}/policies/ECSS3ReadOnlyAccess`);
  });

  it("must exist in the service", async () => {
    const other = await server.service();
    await other.done("POST", "/policies", { name: "elsewhere", document: documentText() });
    for (const name of ["elsewhere", "with blanks", "x".repeat(iamNameLimits.policy)]) {
      expect(refusalOf(await iam.request("POST", `${path}/policies`, { name }))).toEqual(notFound);
      expect(refusalOf(await iam.request("DELETE", `${path}/policies/${encodeURIComponent(name)}`))).toEqual(notFound);
    }
  });

  it.each(["", "x".repeat(iamNameLimits.policy + 1), "a/b", "urn:ecs:iam:::policy/ECSDenyAll", 5, null, undefined])(
    "are not named %j",
    async (name) => {
      expect(refusalOf(await iam.request("POST", `${path}/policies`, { name }))).toEqual(invalid("name"));
    },
  );

  it("are attached once by 24 requests at once", async () => {
    const before = await countOf("ECSDenyAll");
    const answers = await atOnce(() => iam.request("POST", `${path}/policies`, { name: "ECSDenyAll" }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await countOf("ECSDenyAll")).toBe(before + 1);
    await iam.done("DELETE", `${path}/policies/ECSDenyAll`);
  });

  it("are not attached to what is not there", async () => {
    const nobody = path.replace("ada", "nobody");
    expect(refusalOf(await iam.request("GET", `${nobody}/policies`))).toEqual(notFound);
    expect(refusalOf(await iam.request("POST", `${nobody}/policies`, { name: "own" }))).toEqual(notFound);
    expect(refusalOf(await iam.request("DELETE", `${nobody}/policies/own`))).toEqual(notFound);
  });
});

it("counts users, groups and roles, and not boundaries", async () => {
  await iam.done("POST", "/policies", { name: "counted", document: documentText() });
  for (const { path } of ownerKinds) await iam.done("POST", `${path}/policies`, { name: "counted" });
  await iam.done("PUT", "/users/ada/permissions-boundary", { policy_name: "counted" });
  await iam.done("PUT", "/roles/ada/permissions-boundary", { policy_name: "counted" });
  expect(await countOf("counted")).toBe(ownerKinds.length);
  const list = await iam.done<{ name: string; attachment_count: number }[]>("GET", "/policies");
  expect(list.find(({ name }) => name === "counted")?.attachment_count).toBe(ownerKinds.length);
});

it("neither attaches a policy that goes, nor lets one go that is attached, when both happen at once", async () => {
  for (let round = 0; round < 8; round++) {
    const name = `contested-${round}`;
    await iam.done("POST", "/policies", { name, document: documentText() });
    const [attached, deleted] = await Promise.all([
      iam.request("POST", "/users/ada/policies", { name }),
      iam.request("DELETE", `/policies/${name}`),
    ]);
    const outcome = [attached.status, deleted.status];
    expect([
      [204, 400],
      [404, 204],
    ]).toContainEqual(outcome);
  }
});

it("are read without fault while they are detached and deleted", async () => {
  const cycle = async (name: string) => {
    await iam.done("POST", "/policies", { name, document: documentText() });
    await iam.done("POST", "/users/ada/policies", { name });
    await iam.done("DELETE", `/users/ada/policies/${name}`);
    await iam.done("DELETE", `/policies/${name}`);
  };
  const cycles = Promise.all(Array.from({ length: 8 }, (_, index) => cycle(`passing-${index}`)));
  const paths = ["/users", "/users/ada", "/users/ada/policies", "/policies", ""];
  const reads = await atOnce((index) => iam.request("GET", paths[index % paths.length] ?? ""));
  await cycles;
  expect(reads.map(({ status }) => status)).toEqual(reads.map(() => 200));
});
