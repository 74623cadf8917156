// The SDK as it is, against the real server: every call of the Providers and AuthProviders APIs, compared with what the
// server has stored.

import { isOfVendor, servedOperations } from "@concordat/contract";
import { ucloud } from "@concordat/contract/ucloud";
import {
  AbortedError,
  ApiError,
  BadRequestError,
  BulkError,
  Concordat,
  type ConcordatOptions,
  ConflictError,
  ForbiddenError,
  inBulk,
  NotFoundError,
  type ProviderSpecificationInput,
  providerRefresh,
  UnauthorizedError,
} from "@concordat/sdk";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startTestCore, type TestCore } from "../../../server/src/testing/core.js";

// making RSA keys takes its time on a busy machine
vi.setConfig({ testTimeout: 120_000 });

let core: TestCore;
/** Method and path of each request that succeeded. */
const succeeded = new Set<string>();

beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.close());

const connect = (options: Partial<ConcordatOptions> = {}): Concordat =>
  new Concordat({
    baseUrl: core.url,
    fetch: async (url, request) => {
      const response = await fetch(url, request);
      if (response.ok) succeeded.add(`${request.method} ${new URL(url).pathname}`);
      return response;
    },
    ...options,
  });
const as = async (subject: string, role: "USER" | "ADMIN" | "SERVICE" = "USER"): Promise<Concordat> =>
  connect({ credentials: await core.token(subject, role) });

const specificationOf = (id: string): ProviderSpecificationInput => ({ id, domain: `${id}.example.com`, https: true });

const stored = (name: string) =>
  core.context.prisma.provider.findUniqueOrThrow({
    where: { name },
    include: { auth: true, resource: { include: { acl: true } } },
  });

describe("providers", () => {
  it("create, read, change and share a provider", async () => {
    const admin = await as("admin", "ADMIN");
    const { responses } = await admin.providers.create({ items: [{ ...specificationOf("one"), port: 8443 }] });
    const row = await stored("one");
    expect(responses).toEqual([{ id: row.resourceId.toString() }]);
    const id = responses[0]?.id ?? "";

    const provider = await admin.providers.retrieve({ id, flags: { includeOthers: true } });
    expect(provider).toMatchObject({
      id,
      publicKey: row.auth.publicKey,
      createdAt: row.resource.createdAt.getTime(),
      specification: { id: "one", domain: "one.example.com", https: true, port: 8443 },
      owner: { createdBy: "admin", project: null },
    });
    expect(provider.permissions?.others).toEqual([
      { entity: { type: "user", username: "admin" }, permissions: ["READ", "EDIT"] },
    ]);

    const specification = { id: "one", domain: "two.example.com", https: false, port: null };
    expect(await admin.providers.update({ items: [specification] })).toEqual({ responses: [{ id: "one" }] });
    expect(await admin.providers.retrieveSpecification({ id })).toMatchObject(specification);
    expect(await stored("one")).toMatchObject({ domain: "two.example.com", https: false, port: null });

    await core.user("ada");
    const entity = { type: "user", username: "ada" } as const;
    const shared = await admin.providers.updateAcl({
      items: [{ id, added: [{ entity, permissions: ["READ"] }], deleted: [{ type: "user", username: "admin" }] }],
    });
    expect(shared).toEqual({ responses: [{}] });
    expect((await stored("one")).resource.acl).toMatchObject([{ username: "ada", permission: "READ" }]);
    const ada = await as("ada");
    expect((await ada.providers.retrieve({ id })).permissions).toEqual({ myself: ["READ"], others: null });
    expect((await ada.providers.search({ query: "ON", flags: {} })).items.map((item) => item.id)).toEqual([id]);

    await admin.providers.renewToken({ items: [{ id }] });
    const renewed = await stored("one");
    expect(renewed.auth.publicKey).not.toBe(provider.publicKey);
    expect((await ada.providers.retrieve({ id })).publicKey).toBe(renewed.auth.publicKey);
  });

  it("play the registration protocol, each step's union narrowed", async () => {
    const [sysadmin, admin] = [await as("sysadmin"), await as("admin", "ADMIN")];
    const asked = await connect().providers.requestApproval({
      type: "information",
      specification: specificationOf("registered"),
    });
    if (asked.type !== "requires_signature") throw new Error(asked.type);
    const { token } = asked;
    expect(await sysadmin.providers.requestApproval({ type: "sign", token })).toEqual({
      type: "awaiting_admin_approval",
      token,
    });
    const { id } = await admin.providers.approve({ token });
    const provider = await sysadmin.providers.retrieve({ id });
    expect(provider.owner).toEqual({ createdBy: "sysadmin", project: (await stored("registered")).resource.projectId });

    await sysadmin.providers.init({ project: provider.owner.project });
    const deliveries = await core.context.prisma.delivery.findMany({ where: { provider: "registered" } });
    expect(deliveries.map(({ operation }) => operation).sort()).toEqual([
      "integrationProvider.init",
      "integrationProvider.welcome",
    ]);
  });

  it("list all there is, over several pages, in the server's order", async () => {
    const pager = await as("pager", "ADMIN");
    await core.project("many", "pager");
    const names = Array.from({ length: 12 }, (_, index) => `many-${index}`);
    const created = await inBulk(
      names.map(specificationOf),
      (items) => pager.providers.create({ items }, { project: "many" }),
      { size: 10 },
    );
    expect(created).toHaveLength(12);

    const sizes: number[] = [];
    for await (const page of pager.providers.browse({ itemsPerPage: 10 }, { project: "many" }).pages())
      sizes.push(page.items.length);
    expect(sizes).toEqual([10, 2]);

    const listing = () =>
      pager.providers.browse({ itemsPerPage: 10, sortDirection: "descending" }, { project: "many" });
    const listed: string[] = [];
    for await (const { specification } of listing()) listed.push(specification.id);
    expect(listed).toEqual([...names].reverse());
    expect((await listing().toArray({ limit: 11 })).map(({ specification }) => specification.id)).toEqual(
      [...names].reverse().slice(0, 11),
    );

    const found: string[] = [];
    const searching = pager.providers.search({ query: "MANY-1", itemsPerPage: 10, flags: {} }, { project: "many" });
    for await (const { specification } of searching) found.push(specification.id);
    expect(found).toEqual(names.filter((name) => name.startsWith("many-1")));
  });

  it("take more items than a request may hold, and say how far they came", async () => {
    const admin = await as("admin", "ADMIN");
    const items = Array.from({ length: 1_100 }, (_, index) => specificationOf(`unknown-${index}`));
    expect((await admin.providers.update({ items }).raw()).status).toBe(400);

    const sizes: number[] = [];
    const responses = await inBulk(items, (chunk) => {
      sizes.push(chunk.length);
      return admin.providers.update({ items: chunk });
    });
    expect(sizes).toEqual([1000, 100]);
    expect(responses).toEqual(items.map(({ id }) => ({ id })));

    const broken = items.slice(0, 50).with(30, { ...specificationOf("broken"), domain: "no domain" });
    const send = (chunk: ProviderSpecificationInput[]) => admin.providers.update({ items: chunk });
    const error = await inBulk(broken, send, { size: 20 }).catch((cause) => cause);
    expect(error).toBeInstanceOf(BulkError);
    expect([error.done.length, error.failed.length, error.remaining.length]).toEqual([20, 20, 10]);
    expect(error.cause).toBeInstanceOf(BadRequestError);
    expect(error.cause.why).toContain("items.10.domain");
  });
});

describe("auth providers", () => {
  it("register, claim, renew and use credentials", async () => {
    const service = await as("_accounting", "SERVICE");
    const { responses } = await service.authProviders.register({ items: [{ id: "claimed" }] });
    const { claimToken } = responses[0] ?? expect.fail("no claim token");
    const [claimed] = (await service.authProviders.claim({ items: [{ claimToken }] })).responses;
    const authRow = () => core.context.prisma.authProvider.findUniqueOrThrow({ where: { name: "claimed" } });
    expect(claimed).toMatchObject({ providerId: "claimed", publicKey: (await authRow()).publicKey });
    expect((await authRow()).didClaim).toBe(true);

    const [renewed] = (await service.authProviders.renew({ items: [{ id: "claimed" }] })).responses;
    expect(renewed?.refreshToken).not.toBe(claimed?.refreshToken);
    const { publicKey } = await service.authProviders.retrievePublicKey({ id: "claimed" });
    expect([renewed?.publicKey, (await authRow()).publicKey]).toEqual([publicKey, publicKey]);

    const refreshToken = renewed?.refreshToken ?? "";
    const [access] = (await connect().authProviders.refresh({ items: [{ refreshToken }] })).responses;
    expect(decodeJwt(access?.accessToken ?? "")).toMatchObject({ sub: "#P_claimed", role: "PROVIDER" });

    const admin = await as("admin", "ADMIN");
    const orchestrated = await admin.authProviders.refreshAsOrchestrator({ items: [{ providerId: "claimed" }] });
    expect(decodeJwt(orchestrated.responses[0]?.accessToken ?? "")).toMatchObject({ sub: "_UCloud", role: "SERVICE" });

    const stored = () => core.context.prisma.authProvider.findMany();
    const before = await stored();
    const pair = await service.authProviders.generateKeyPair();
    expect(Object.keys(pair).sort()).toEqual(["privateKey", "publicKey"]);
    expect(await stored()).toEqual(before);
  });

  it("keep a provider's client in tokens, and get a new one when its key was replaced", async () => {
    const admin = await as("admin", "ADMIN");
    const { responses } = await admin.providers.create({ items: [specificationOf("refreshing")] });
    const id = responses[0]?.id ?? "";
    const read = async () => (await admin.providers.retrieve({ id })).refreshToken;
    let refreshes = 0;
    const provider = connect({
      credentials: providerRefresh({
        refreshToken: () => {
          refreshes += 1;
          return read();
        },
      }),
    });
    // Core knows who it is, and no call for users is for it
    const statuses = () => Promise.all([1, 2, 3].map(async () => (await provider.providers.browse().raw()).status));
    expect(await statuses()).toEqual([403, 403, 403]);
    expect(refreshes).toBe(1);
    await admin.providers.renewToken({ items: [{ id }] });
    expect(await statuses()).toEqual([403, 403, 403]);
    expect(refreshes).toBe(2);
  });
});

describe("errors", () => {
  it("have a class for each status, and say what the server said", async () => {
    const [admin, ada] = [await as("admin", "ADMIN"), await as("ada")];
    await admin.providers.create({ items: [specificationOf("taken")] });

    const again = admin.providers.create({ items: [specificationOf("taken")] });
    const conflict = (await again.catch((error: unknown) => error)) as ConflictError;
    expect(conflict).toBeInstanceOf(ConflictError);
    expect(conflict).toMatchObject({ status: 409, errorCode: null, code: "ucloud.conflict" });
    expect(conflict.body).toEqual({ why: conflict.why, errorCode: null });
    expect(conflict.requestId).toMatch(/^[0-9A-Z]{26}$/);

    await expect(connect().providers.browse()).rejects.toBeInstanceOf(UnauthorizedError);
    await expect(connect().providers.browse()).rejects.toMatchObject({ code: "ucloud.unauthorized" });
    await expect(ada.providers.create({ items: [specificationOf("x")] })).rejects.toBeInstanceOf(ForbiddenError);
    await expect(ada.providers.retrieve({ id: "999999" })).rejects.toBeInstanceOf(NotFoundError);
    await expect(admin.providers.create({ items: [] })).rejects.toBeInstanceOf(BadRequestError);
    await expect(ada.providers.browse({}, { project: "unknown" })).rejects.toBeInstanceOf(ApiError);
    const signal = AbortSignal.abort();
    await expect(ada.providers.browse({}, { signal })).rejects.toBeInstanceOf(AbortedError);
  });

  it("are values in the other style, told apart by status", async () => {
    const ada = await as("ada");
    const answer = await ada.providers.retrieve({ id: "999999" }).raw();
    expect(answer.status).toBe(404);
    if (answer.status === 404) expect(answer.body).toEqual({ why: "Not Found", errorCode: null });
    const found = await ada.providers.browse().withResponse();
    expect(found.status).toBe(200);
    expect(found.requestId).toBe(found.headers.get("job-id"));
  });
});

it("has called every operation of the vendor with success", () => {
  const ofVendor = servedOperations(ucloud).filter(({ operation }) => isOfVendor(operation));
  const endpoints = ofVendor.map(({ operation: { method, path } }) => `${method} ${path}`);
  expect(endpoints.filter((endpoint) => !succeeded.has(endpoint))).toEqual([]);
});
