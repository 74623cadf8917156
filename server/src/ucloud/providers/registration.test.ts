import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestCore } from "../../testing/core.js";

let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.close());

const specification = (id: string) => ({ id, domain: "provider.example.com", https: true, port: 8443 });

describe("create", () => {
  it("answers with resource ids, and the creator reads the tokens", async () => {
    const admin = await core.as("admin", "ADMIN");
    const created = await admin.providers.create({ body: { items: [specification("one"), specification("two")] } });
    expect(created).toMatchObject({ status: 200 });
    const body = created.body as { responses: { id: string }[] };
    expect(body.responses).toHaveLength(2);
    const read = await admin.providers.retrieve({ query: { id: body.responses[1]?.id ?? "", includeOthers: true } });
    expect(read.body).toMatchObject({
      id: body.responses[1]?.id,
      specification: { ...specification("two"), product: { id: "", category: "", provider: "ucloud_core" } },
      owner: { createdBy: "admin", project: null },
      permissions: {
        myself: ["ADMIN"],
        others: [{ entity: { type: "user", username: "admin" }, permissions: ["READ", "EDIT"] }],
      },
    });
  });
});
