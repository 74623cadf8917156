import assert from "node:assert/strict";
import { BadRequestError, Concordat, NotFoundError } from "@concordat/sdk";
import type { Core } from "../local-core/core.js";
import { narrated } from "../local-core/narration.js";
import type { Account } from "./account.js";
import { setUpIdentities } from "./identities.js";
import { setUpWebsite } from "./website.js";

/** Far longer than anything here takes. */
const patience = { maxWaitMs: 60_000, minDelayMs: 200, maxDelayMs: 2_000 };
const step = (title: string) => console.log(`\n${title}`);

/** The whole life of a service, by calls of the SDK. */
export const playWithSdk = async (core: Core, { username, password, token }: Account): Promise<void> => {
  const fetch = narrated("customer", console.log);
  const cloud = new Concordat({ baseUrl: core.url, credentials: token, fetch });
  const { objectStorage } = cloud;
  const { services, networks, labels, buckets, metrics } = objectStorage;

  step("A region, and a service in it");
  const [region] = await objectStorage.regions.list();
  assert.ok(region);
  const { uuid, operational_state } = await services.create({
    name: "media-archive",
    region: region.name,
    configured_status: "started",
    networks: [{ name: "internet", type: "public", family: "IPv4" }],
    labels: [{ key: "env", value: "staging" }],
  });
  assert.equal(operational_state, "pending");

  step("It is set up");
  const running = await services.waitUntilRunning(uuid, patience);
  assert.equal(running.operational_state, "running");
  assert.ok(running.endpoints.some(({ type, iam_url }) => type === "public" && iam_url));

  step("Networks and labels; the password does as well as the token");
  const withPassword = new Concordat({ baseUrl: core.url, credentials: { username, password }, fetch });
  const attached = await withPassword.objectStorage.networks.list(uuid);
  assert.deepEqual(
    attached.map(({ name }) => name),
    ["internet"],
  );
  await labels.create(uuid, { key: "team", value: "media" });
  await labels.modify(uuid, "env", { value: "production" });
  const found = await services.list({ label: ["env=production", "team"], limit: 50 }).withResponse();
  assert.deepEqual(
    found.data.map((service) => service.uuid),
    [uuid],
  );
  assert.equal(found.headers.get("UpCloud-Total-Count"), "1");
  await assert.rejects(
    networks.create(uuid, { name: "internet", type: "public", family: "IPv4" }),
    (error) => error instanceof BadRequestError && error.invalidParams.length > 0,
  );

  step("Buckets");
  for (const name of ["homepage", "reports", "scratch"]) await buckets.create(uuid, { name });
  const names: string[] = [];
  for await (const { name } of buckets.list(uuid, { limit: 2 })) names.push(name);
  assert.deepEqual(names.sort(), ["homepage", "reports", "scratch"]);
  await buckets.delete(uuid, "scratch");

  step("A user with a key and policies, a group, a role");
  await setUpIdentities(cloud, uuid);

  step("A custom domain and a website");
  await setUpWebsite(cloud, uuid);

  step("Metrics: nothing is stored yet");
  assert.deepEqual(await metrics.get(uuid), { total_objects: 0, total_size_bytes: 0 });
  const series = await metrics.listSeries(uuid, { interval: "1h", limit: 1 });
  assert.deepEqual(
    series.map(({ bytes_total, objects_total }) => [bytes_total, objects_total]),
    [[0, 0]],
  );

  step("Everything is deleted, by force");
  await assert.rejects(services.delete(uuid), (error) => error instanceof BadRequestError);
  await services.delete(uuid, { force: true });
  await services.waitUntilDeleted(uuid, patience);
  await assert.rejects(
    services.get(uuid),
    (error) => error instanceof NotFoundError && error.code === "object_storage.resource_not_found",
  );
  assert.deepEqual(await services.list().toArray({ limit: 10 }), []);
  console.log("\nThe service went through its whole life as it should.");
};
