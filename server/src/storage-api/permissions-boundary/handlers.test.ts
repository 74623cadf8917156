import { iamNameLimits } from "@concordat/contract/iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentText, ownerKinds, startTestIam, type TestIam, type TestIamServer } from "../testing/iam.js";
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

describe.each(ownerKinds.filter(({ kind }) => kind !== "group"))("the boundary of a $kind", ({ path, collection }) => {
  const boundary = `${path}/permissions-boundary`;

  it("is set by name, answered as a bare string, shown, replaced and removed", async () => {
    expect(await iam.done("GET", path)).not.toHaveProperty("permissions_boundary");
    for (const name of ["own", "ECSDenyAll"]) {
      const set = await iam.request("PUT", boundary, { policy_name: name });
      expect([set.status, set.body, set.headers.get("content-type")]).toEqual([
        200,
        name,
        expect.stringMatching(/^application\/json/),
      ]);
      expect(await iam.done("GET", path)).toMatchObject({ permissions_boundary: name });
      expect(await iam.done("GET", collection)).toMatchObject([{ permissions_boundary: name }]);
    }
    expect((await iam.request("DELETE", boundary)).status).toBe(204);
    expect(refusalOf(await iam.request("DELETE", boundary))).toEqual(notFound);
    expect(await iam.done("GET", path)).not.toHaveProperty("permissions_boundary");
  });

  it.each(["", "nothing", "x".repeat(iamNameLimits.policy + 1), "urn:ecs:iam:::policy/ECSDenyAll", 5, null, undefined])(
    "is not %j",
    async (name) => {
      expect(refusalOf(await iam.request("PUT", boundary, { policy_name: name }))).toEqual(invalid("policy_name"));
    },
  );

  it("is no policy of another service", async () => {
    const other = await server.service();
    await other.done("POST", "/policies", { name: "elsewhere", document: documentText() });
    const answer = await iam.request("PUT", boundary, { policy_name: "elsewhere" });
    expect(refusalOf(answer)).toEqual(invalid("policy_name"));
  });

  it("keeps its policy from being deleted", async () => {
    await iam.done("PUT", boundary, { policy_name: "own" });
    expect(refusalOf(await iam.request("DELETE", "/policies/own"))).toEqual(invalid("policy_name"));
    await iam.done("DELETE", boundary);
  });

  it("belongs to what is there", async () => {
    const nobody = boundary.replace("ada", "nobody");
    expect(refusalOf(await iam.request("PUT", nobody, { policy_name: "own" }))).toEqual(notFound);
    expect(refusalOf(await iam.request("DELETE", nobody))).toEqual(notFound);
  });
});
