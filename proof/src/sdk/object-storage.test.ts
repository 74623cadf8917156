// The SDK as it is, against the real object storage: flows through every resource, whose calls are counted, and what
// only a real server shows: pages, states, refusals, other people's things.

import { isOfVendor, literalFirst, pathPattern, walk } from "@concordat/contract";
import { objectStorage } from "@concordat/contract/object-storage";
import {
  BadRequestError,
  Concordat,
  type ConcordatOptions,
  ConflictError,
  NotFoundError,
  type PolicyDocument,
  type ServiceDetailResponse,
  type TrustDocument,
  UnauthorizedError,
  WaitError,
} from "@concordat/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestStorage, type TestStorage } from "../../../server/src/testing/storage.js";

let storage: TestStorage;
let cloud: Concordat;
/** The operations, as method and path, of which a request succeeded. */
const succeeded = new Set<string>();
const operations = [...walk(objectStorage)]
  .sort((one, other) => literalFirst(one.operation.path, other.operation.path))
  .map(({ id, operation }) => ({ id, operation, pattern: pathPattern(operation.path) }));

/** The operation that was called: the first whose method and path fit. */
const idOf = (method: string, url: string): string => {
  const { pathname } = new URL(url);
  return (
    operations.find(({ operation, pattern }) => operation.method === method && pattern.test(pathname))?.id ??
    `${method} ${pathname}`
  );
};

const connect = (options: Partial<ConcordatOptions> = {}): Concordat =>
  new Concordat({
    baseUrl: storage.url,
    fetch: async (url, request) => {
      const response = await fetch(url, request);
      if (response.ok) succeeded.add(idOf(request.method, url));
      return response;
    },
    ...options,
  });

beforeAll(async () => {
  storage = await startTestStorage();
  const { token } = await storage.account("ada");
  cloud = connect({ credentials: token });
});
afterAll(() => storage.close());

const createService = (name: string): PromiseLike<ServiceDetailResponse> =>
  cloud.objectStorage.services.create({
    name,
    region: "europe-1",
    configured_status: "started",
    networks: [{ name: "internet", type: "public", family: "IPv4" }],
  });

/** Moves the server's clock on whenever the SDK has looked, so that no time has to pass. */
const moving = (): ConcordatOptions["fetch"] => async (url, request) => {
  const response = await fetch(url, request);
  if (response.ok) succeeded.add(idOf(request.method, url));
  await storage.settle();
  return response;
};
let movers = 0;
const movingCloud = async () => {
  const { token } = await storage.account(`mover${++movers}`);
  return connect({ credentials: token, fetch: moving() }).objectStorage;
};
const quick = { maxWaitMs: 20_000, minDelayMs: 1, maxDelayMs: 2 };

const document: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: "*" }],
};
const trustIn = (arn: string): TrustDocument => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: [arn] }, Action: "sts:AssumeRole", Resource: "*" }],
});

describe("services", () => {
  it("are created, changed, replaced, stopped, started and deleted, and waited for", async () => {
    const { services } = await movingCloud();
    const { uuid } = await services.create({ name: "walk", region: "europe-1", configured_status: "started" });
    expect((await services.waitUntilRunning(uuid, quick)).operational_state).toBe("running");
    await services.modify(uuid, { configured_status: "stopped" });
    expect((await services.waitUntilStopped(uuid, quick)).operational_state).toBe("stopped");
    const replaced = await services.replace(uuid, { name: "walked", configured_status: "started" });
    expect([replaced.name, replaced.networks]).toEqual(["walked", []]);
    await services.delete(uuid);
    await services.waitUntilDeleted(uuid, quick);
    await expect(services.get(uuid)).rejects.toThrow(NotFoundError);
  });

  it("that are being deleted run no more: the wait says so", async () => {
    const { services } = await movingCloud();
    const { uuid } = await services.create({ name: "short", region: "europe-1", configured_status: "started" });
    await services.delete(uuid);
    const error = await services.waitUntilRunning(uuid, quick).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WaitError);
    expect(error).toMatchObject({ reason: "failed", lastSeen: { uuid } });
  });

  it("come page by page, found by labels", async () => {
    const { services, labels, regions } = cloud.objectStorage;
    expect((await regions.list()).map(({ name }) => name)).toContain((await regions.get("europe-1")).name);
    for (const name of ["page-1", "page-2", "page-3"]) {
      const { uuid } = await createService(name);
      await labels.create(uuid, { key: "paged", value: name });
    }
    const sort = "service_name" as const;
    const pages: number[] = [];
    for await (const page of services.list({ label: ["paged"], sort, limit: 2 }).pages()) pages.push(page.length);
    expect(pages).toEqual([2, 1]);
    const { data, headers } = await services.list({ label: ["paged=page-2"] }).withResponse();
    expect(data.map(({ name }) => name)).toEqual(["page-2"]);
    expect(headers.get("UpCloud-Total-Count")).toBe("1");
  });

  it("take passwords as well as tokens, and refuse others", async () => {
    const { username, password } = await storage.account("bob");
    const bob = connect({ credentials: { username, password } });
    expect(await bob.objectStorage.services.list()).toEqual([]);
    expect((await bob.objectStorage.account.get()).account.username).toBe(username);
    const { uuid } = await createService("private");
    await expect(bob.objectStorage.services.get(uuid)).rejects.toThrow(NotFoundError);
    const wrong = connect({ credentials: { username, password: "wrong" } }).objectStorage.services.list();
    await expect(wrong).rejects.toThrow(UnauthorizedError);
    await expect(wrong).rejects.toMatchObject({ code: "object_storage.authentication_failed" });
  });

  it("name every fault of a request, and the request", async () => {
    const refused = cloud.objectStorage.services.create({
      name: "no good",
      region: "x",
      configured_status: "up" as never,
    });
    await expect(refused).rejects.toThrow(BadRequestError);
    const { status, body, headers } = await refused.raw();
    if (status === 201) return expect.unreachable();
    expect((body.invalid_params ?? []).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["name", "configured_status"]),
    );
    await expect(refused).rejects.toMatchObject({
      title: body.title,
      code: "object_storage.invalid_request",
      invalidParams: body.invalid_params,
      correlationId: headers.get("Upcloud-Cid"),
    });
  });
});

describe("what belongs to a service", () => {
  it("networks and labels", async () => {
    const { networks, labels } = cloud.objectStorage;
    const { uuid } = await createService("networks");
    expect(await networks.get(uuid, "internet")).toMatchObject({ type: "public" });
    await networks.delete(uuid, "internet");
    await networks.create(uuid, { name: "internet", type: "public", family: "IPv4" });
    expect(await networks.list(uuid)).toHaveLength(1);
    await labels.create(uuid, { key: "env", value: "a" });
    expect(await labels.modify(uuid, "env", { value: "b" })).toEqual({ key: "env", value: "b" });
    expect(await labels.get(uuid, "env")).toEqual({ key: "env", value: "b" });
    expect(await labels.list(uuid)).toHaveLength(1);
    await labels.delete(uuid, "env");
  });

  it("buckets, which are waited for until they are cleaned up, and metrics", async () => {
    const { services, buckets, metrics } = await movingCloud();
    const { uuid } = await services.create({ name: "buckets", region: "europe-1", configured_status: "started" });
    for (let number = 0; number < 12; number++) await buckets.create(uuid, { name: `b${number}` });
    expect(await buckets.list(uuid).toArray({ limit: 100 })).toHaveLength(12);
    await buckets.delete(uuid, "b7");
    storage.context.clock.advance(storage.context.configuration.bucketCleanupMs);
    await buckets.waitUntilDeleted(uuid, "b7", quick);
    expect(await buckets.list(uuid).toArray({ limit: 100 })).toHaveLength(11);
    expect(await metrics.get(uuid)).toEqual({ total_objects: 0, total_size_bytes: 0 });
    expect((await metrics.listSeries(uuid, { interval: "24h", limit: 1 })).length).toBeLessThanOrEqual(1);
  });

  it("domains and websites", async () => {
    const { customDomains, domains, staticWebsites } = cloud.objectStorage;
    const { uuid } = await createService("domains");
    const name = "www.example.com";
    await customDomains.create(uuid, { domain_name: name, type: "public", mode: "static-website" });
    expect(await customDomains.get(uuid, name)).toMatchObject({ domain_name: name });
    expect(await customDomains.list(uuid)).toHaveLength(1);
    expect((await domains.list(uuid)).domains.map(({ domain }) => domain)).toContain(name);
    const website = { domain_name: name, bucket_name: "home" };
    await staticWebsites.create(uuid, website);
    await expect(staticWebsites.create(uuid, website)).rejects.toThrow(ConflictError);
    expect(await staticWebsites.modify(uuid, name, { spa_mode: true })).toMatchObject({ spa_mode: true });
    expect(await staticWebsites.get(uuid, name)).toMatchObject({ spa_mode: true });
    expect(await staticWebsites.list(uuid)).toHaveLength(1);
    await staticWebsites.delete(uuid, name);
    const moved = await customDomains.modify(uuid, name, { domain_name: "web.example.com", type: "public" });
    expect(moved.domain_name).toBe("web.example.com");
    await customDomains.delete(uuid, "web.example.com");
  });

  it("jobs, which belong to the account", async () => {
    const { jobs } = cloud.objectStorage;
    const { endpoints } = await createService("target");
    const source = { access_key_id: "AKIA", secret_access_key: "secret", endpoint_url: "https://s3.example.com" };
    const target = { ...source, endpoint_url: `https://${endpoints[0]?.domain_name}` };
    const { uuid } = await jobs.create({ type: "copy", source, target });
    expect(await jobs.get(uuid)).toMatchObject({ operational_state: "pending" });
    await jobs.cancel(uuid);
    expect((await jobs.list()).map((job) => [job.uuid, job.operational_state])).toEqual([[uuid, "canceled"]]);
    await expect(jobs.waitUntilFinished(uuid, quick)).rejects.toMatchObject({ reason: "failed", lastSeen: { uuid } });
  });
});

describe("identities", () => {
  let uuid = "";
  beforeAll(async () => {
    ({ uuid } = await createService("identities"));
  });

  it("policies with versions", async () => {
    const { policies } = cloud.objectStorage;
    await policies.create(uuid, { name: "own", document });
    const { version_id } = await policies.versions.create(uuid, "own", { document: JSON.stringify(document) });
    expect(await policies.setDefaultVersion(uuid, "own", { version_id })).toMatchObject({ default_version_id: "v2" });
    expect(await policies.versions.list(uuid, "own")).toHaveLength(2);
    const { document: answered } = await policies.versions.get(uuid, "own", "v1");
    expect(JSON.parse(decodeURIComponent(answered.replaceAll("+", " ")))).toEqual(document);
    await policies.versions.delete(uuid, "own", "v1");
    expect((await policies.list(uuid)).map(({ name }) => name)).toContain("own");
    expect((await policies.get(uuid, "own")).system).toBe(false);
    await policies.create(uuid, { name: "short-lived", document });
    await policies.delete(uuid, "short-lived");
  });

  it("users with keys, policies, tags and boundaries", async () => {
    const { users } = cloud.objectStorage;
    await users.create(uuid, { username: "ada" });
    const { access_key_id: key } = await users.accessKeys.create(uuid, "ada");
    await users.accessKeys.modify(uuid, "ada", key, { status: "Inactive" });
    expect(await users.accessKeys.get(uuid, "ada", key)).toMatchObject({ status: "Inactive" });
    expect(await users.accessKeys.list(uuid, "ada")).toHaveLength(1);
    await users.accessKeys.delete(uuid, "ada", key);
    await users.policies.attach(uuid, "ada", { name: "ECSS3ReadOnlyAccess" });
    expect((await users.policies.list(uuid, "ada")).map(({ name }) => name)).toEqual(["ECSS3ReadOnlyAccess"]);
    await users.policies.detach(uuid, "ada", "ECSS3ReadOnlyAccess");
    await users.inlinePolicies.create(uuid, "ada", { name: "inline", document });
    expect(JSON.parse((await users.inlinePolicies.get(uuid, "ada", "inline")).document)).toEqual(document);
    expect(await users.inlinePolicies.list(uuid, "ada")).toHaveLength(1);
    await users.inlinePolicies.delete(uuid, "ada", "inline");
    await users.tags.replace(uuid, "ada", [{ key: "team", value: "media" }]);
    expect(await users.tags.get(uuid, "ada")).toEqual([{ key: "team", value: "media" }]);
    await users.tags.delete(uuid, "ada", "team");
    await users.permissionsBoundary.set(uuid, "ada", { policy_name: "ECSS3FullAccess" });
    await users.permissionsBoundary.delete(uuid, "ada");
    expect((await users.list(uuid)).map(({ username }) => username)).toEqual(["ada"]);
    expect(await users.get(uuid, "ada")).toMatchObject({ username: "ada" });
    await users.create(uuid, { username: "gone" });
    await users.delete(uuid, "gone");
  });

  it("groups with members and policies", async () => {
    const { groups, users } = cloud.objectStorage;
    await users.create(uuid, { username: "member" });
    await groups.create(uuid, { name: "analysts" });
    await groups.users.attach(uuid, "analysts", "member");
    expect(await groups.get(uuid, "analysts")).toMatchObject({ name: "analysts" });
    expect((await groups.list(uuid)).map(({ name }) => name)).toEqual(["analysts"]);
    await groups.users.remove(uuid, "analysts", "member");
    await groups.policies.attach(uuid, "analysts", { name: "ECSS3FullAccess" });
    expect(await groups.policies.list(uuid, "analysts")).toHaveLength(1);
    await groups.policies.detach(uuid, "analysts", "ECSS3FullAccess");
    await groups.inlinePolicies.create(uuid, "analysts", { name: "inline", document });
    expect(await groups.inlinePolicies.list(uuid, "analysts")).toHaveLength(1);
    expect((await groups.inlinePolicies.get(uuid, "analysts", "inline")).name).toBe("inline");
    await groups.inlinePolicies.delete(uuid, "analysts", "inline");
    await groups.delete(uuid, "analysts");
  });

  it("roles with trust, policies, tags and boundaries", async () => {
    const { roles, users } = cloud.objectStorage;
    const { arn } = await users.create(uuid, { username: "actor" });
    const role = { name: "reader", assume_role_policy_document: trustIn(arn) };
    await roles.create(uuid, role);
    expect(JSON.parse((await roles.get(uuid, "reader")).assume_role_policy_document)).toEqual(trustIn(arn));
    const { document: answered } = await roles.assumeRolePolicy.set(uuid, "reader", { document: trustIn(arn) });
    expect(JSON.parse(answered)).toEqual(trustIn(arn));
    expect(await roles.update(uuid, "reader", { max_session_duration: 7200 })).toMatchObject({
      max_session_duration: 7200,
    });
    expect(await roles.list(uuid)).toHaveLength(1);
    await roles.policies.attach(uuid, "reader", { name: "ECSS3FullAccess" });
    expect(await roles.policies.list(uuid, "reader")).toMatchObject([{ policy_name: "ECSS3FullAccess" }]);
    await roles.policies.detach(uuid, "reader", "ECSS3FullAccess");
    await roles.inlinePolicies.create(uuid, "reader", { name: "inline", document });
    expect(await roles.inlinePolicies.list(uuid, "reader")).toHaveLength(1);
    expect((await roles.inlinePolicies.get(uuid, "reader", "inline")).name).toBe("inline");
    await roles.inlinePolicies.delete(uuid, "reader", "inline");
    await roles.tags.replace(uuid, "reader", [{ key: "team", value: "media" }]);
    expect(await roles.tags.get(uuid, "reader")).toHaveLength(1);
    await roles.tags.delete(uuid, "reader", "team");
    await roles.permissionsBoundary.set(uuid, "reader", { policy_name: "ECSS3FullAccess" });
    await roles.permissionsBoundary.delete(uuid, "reader");
    await roles.delete(uuid, "reader");
  });
});

it("has called every operation of the vendor with success", () => {
  const ofVendor = operations.filter(({ operation }) => isOfVendor(operation)).map(({ id }) => id);
  expect(ofVendor.filter((id) => !succeeded.has(id))).toEqual([]);
});
