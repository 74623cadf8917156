import { iamLimits } from "@concordat/contract/iam";
import type { CreateAccessKeyResponse } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessKeyPurpose } from "../../storage/iam/access-keys/access-key.js";
import { atOnce, startTestIam, type TestIam, type TestIamServer } from "../testing/iam.js";
import { invalid, notFound, refusalOf } from "../testing/refusal.js";

let server: TestIamServer;
let iam: TestIam;
beforeAll(async () => {
  server = await startTestIam();
  iam = await server.service();
});
afterAll(() => server.storage.close());

const { accessKeysPerUser } = iamLimits;
let users = 0;
/** The path of a new user's keys. */
const newUser = async () => {
  users += 1;
  await iam.done("POST", "/users", { username: `user-${users}` });
  return `/users/user-${users}/access-keys`;
};
const create = (path: string, body?: unknown) => iam.done<CreateAccessKeyResponse>("POST", path, body);

describe("creating an access key", () => {
  it.each([undefined, {}])("shows the secret this once, with the body %j", async (body) => {
    const path = await newUser();
    const answer = await iam.request<CreateAccessKeyResponse>("POST", path, body);
    expect(answer.status).toBe(201);
    const { secret_access_key: secret, ...shown } = answer.body;
    const now = `${server.storage.context.clock().toISOString().slice(0, 19)}Z`;
    expect(secret).toMatch(/^[A-Za-z0-9+/]{40}$/);
    expect(shown).toEqual({
      access_key_id: expect.stringMatching(/^AKIA[0-9A-F]{16}$/),
      created_at: now,
      last_used_at: now,
      status: "Active",
    });
    expect(Object.keys(answer.body)).toEqual(Object.keys(answer.body).sort());
    const { access_key_id: id } = shown;
    expect(await iam.done("GET", path)).toEqual([shown]);
    expect(await iam.done("GET", `${path}/${id}`)).toEqual(shown);
  });

  it("keeps the secret sealed, in a box that opens for this key alone", async () => {
    const path = await newUser();
    const [one, other] = [await create(path), await create(path)];
    const { prisma, vault } = server.storage.context;
    const where = { accessKeyId: one.access_key_id };
    const { secretSealed } = await prisma.iamAccessKey.findUniqueOrThrow({ where });
    expect(vault.open(secretSealed, accessKeyPurpose(one.access_key_id))).toBe(one.secret_access_key);
    expect(() => vault.open(secretSealed, accessKeyPurpose(other.access_key_id))).toThrow();
    const rows = await prisma.$queryRaw<{ id: string; row: string }[]>`
      SELECT access_key_id AS id, k::text AS row FROM iam_access_keys k`;
    const row = rows.find(({ id }) => id === one.access_key_id)?.row ?? "";
    expect(row).toContain(Buffer.from(secretSealed).toString("hex"));
    for (const form of [one.secret_access_key, Buffer.from(one.secret_access_key).toString("hex")]) {
      expect(row).not.toContain(form);
    }
    expect(one.secret_access_key).not.toBe(other.secret_access_key);
  });

  it("refuses members, for a key has no settings when it is made", async () => {
    const path = await newUser();
    expect(refusalOf(await iam.request("POST", path, { status: "Inactive" }))).toEqual(invalid("status"));
    expect(await iam.done("GET", path)).toEqual([]);
  });

  it(`stops at ${accessKeysPerUser} keys, under 24 requests at once`, async () => {
    const path = await newUser();
    const answers = await atOnce(() => iam.request("POST", path));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(accessKeysPerUser);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(refusalOf(answer)).toEqual(invalid("username"));
    }
    const keys = await iam.done<{ access_key_id: string }[]>("GET", path);
    expect(keys).toHaveLength(accessKeysPerUser);
    await iam.done("DELETE", `${path}/${keys[0]?.access_key_id}`);
    await create(path);
  });
});

describe("changing an access key", () => {
  it("switches it off and on, and leaves it alone where nothing is asked", async () => {
    const path = await newUser();
    const { access_key_id: id } = await create(path);
    for (const status of ["Inactive", "Active", "Inactive"]) {
      const answer = await iam.request<{ status: string }>("PATCH", `${path}/${id}`, { status });
      expect([answer.status, answer.body.status]).toEqual([200, status]);
      expect(await iam.done("PATCH", `${path}/${id}`, {})).toMatchObject({ status });
      expect(await iam.done("GET", `${path}/${id}`)).toEqual(answer.body);
    }
  });

  it.each(["active", "", null, 1])("refuses the status %j", async (status) => {
    const path = await newUser();
    const { access_key_id: id } = await create(path);
    expect(refusalOf(await iam.request("PATCH", `${path}/${id}`, { status }))).toEqual(invalid("status"));
  });
});

describe("keys of others", () => {
  it("are not found: another user's, unknown and malformed ids, of an unknown user", async () => {
    const [path, other] = [await newUser(), await newUser()];
    const { access_key_id: id } = await create(path);
    for (const wrong of [
      `${other}/${id}`,
      `${path}/AKIA0000000000000000`,
      `${path}/x`,
      `/users/nobody/access-keys/${id}`,
    ]) {
      expect(refusalOf(await iam.request("GET", wrong))).toEqual(notFound);
      expect(refusalOf(await iam.request("PATCH", wrong, { status: "Inactive" }))).toEqual(notFound);
      expect(refusalOf(await iam.request("DELETE", wrong))).toEqual(notFound);
    }
    expect(await iam.done("GET", `${path}/${id}`)).toMatchObject({ status: "Active" });
  });

  it("are gone once they are deleted", async () => {
    const path = await newUser();
    const { access_key_id: id } = await create(path);
    expect((await iam.request("DELETE", `${path}/${id}`)).status).toBe(204);
    expect(refusalOf(await iam.request("DELETE", `${path}/${id}`))).toEqual(notFound);
    expect(await iam.done("GET", path)).toEqual([]);
  });
});
