import { type BucketDetailResponse, nameLimits, type ServiceDetailResponse } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordFlow } from "../../testing/record-flow.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";
import { faultsOf, invalidRequest, notFound, problemOf, serviceError } from "../testing/problems.js";

let storage: TestStorage;
let ada: TestAccount;
beforeAll(async () => {
  storage = await startTestStorage();
  ada = await storage.account("ada");
});
afterAll(() => storage.close());

const add = (uuid: string, name: unknown) => ada.request("POST", `/${uuid}/buckets`, { name });
const remove = (uuid: string, name: string) => ada.request("DELETE", `/${uuid}/buckets/${encodeURIComponent(name)}`);
const list = (uuid: string, query = "") => ada.request<BucketDetailResponse[]>("GET", `/${uuid}/buckets${query}`);
const read = async (uuid: string) => (await ada.request<ServiceDetailResponse>("GET", `/${uuid}`)).body;
const empty = (name: string, deleted = false) => ({ deleted, name, total_objects: 0, total_size_bytes: 0 });
/** Lets the time pass in which a deleted bucket is still listed. */
const passCleanup = async () => {
  storage.context.clock.advance(storage.context.configuration.bucketCleanupMs);
  await storage.settle(0);
};

describe("buckets", () => {
  it("are empty at first, while the service is still pending", async () => {
    const { uuid } = await ada.createService("first");
    const created = await add(uuid, "photos");
    expect([created.status, created.body]).toEqual([201, empty("photos")]);
    expect((await list(uuid)).body).toEqual([empty("photos")]);
    expect((await read(uuid)).operational_state).toBe("pending");
  });

  it("are listed as deleted until they are cleaned up, and their names are taken till then", async () => {
    const { uuid } = await ada.createService("life");
    await storage.settle(12);
    await add(uuid, "photos");
    const deleted = await remove(uuid, "photos");
    expect([deleted.status, deleted.headers.get("content-type")]).toEqual([204, null]);
    expect((await remove(uuid, "photos")).status).toBe(204);
    expect((await list(uuid)).body).toEqual([empty("photos", true)]);
    const again = await add(uuid, "photos");
    expect([problemOf(again), faultsOf(again)]).toEqual([invalidRequest, ["name"]]);

    const states = new Set<string>();
    for (let step = 0; step < 14; step++) {
      states.add((await read(uuid)).operational_state);
      await storage.settle();
    }
    expect(states).toContain("cleanup-deleted-buckets");
    expect([...states].at(-1)).toBe("running");
    await passCleanup();
    expect((await list(uuid)).body).toEqual([]);
    expect(problemOf(await remove(uuid, "photos"))).toBe(notFound);
    expect((await add(uuid, "photos")).status).toBe(201);
  });

  it("do not live longer because they are deleted again", async () => {
    const { uuid } = await ada.createService("impatient");
    await add(uuid, "photos");
    await remove(uuid, "photos");
    storage.context.clock.advance(storage.context.configuration.bucketCleanupMs - 1);
    await remove(uuid, "photos");
    storage.context.clock.advance(1);
    await storage.settle(0);
    expect((await list(uuid)).body).toEqual([]);
  });

  it("take what is in them along: the service's usage and series know of it", async () => {
    const { uuid } = await ada.createService("full");
    for (const bucket of ["kept", "gone"]) {
      await add(uuid, bucket);
      await recordFlow(storage.context, {
        serviceUuid: uuid,
        bucket,
        at: storage.context.clock(),
        bytesCreated: 500,
        objectsCreated: 5,
      });
    }
    const usage = (factor: number) => ({ total_objects: 5 * factor, total_size_bytes: 500 * factor });
    expect((await list(uuid)).body).toMatchObject([usage(1), usage(1)]);
    expect((await read(uuid)).usage).toEqual(usage(2));
    await remove(uuid, "gone");
    await Promise.all([passCleanup(), passCleanup()]);
    expect((await list(uuid)).body).toEqual([{ deleted: false, name: "kept", ...usage(1) }]);
    expect((await read(uuid)).usage).toEqual(usage(1));
    expect((await ada.request("GET", `/${uuid}/metrics`)).body).toEqual(usage(1));
    const [latest] = (await ada.request<{ bytes_total: number }[]>("GET", `/${uuid}/metrics/series`)).body;
    expect(latest?.bytes_total).toBe(500);
  });

  it.each(["a.b", "A_b-C.9", "...", "a".repeat(nameLimits.bucket)])("may be called %j", async (name) => {
    const { uuid } = await ada.createService(`called-${storage.statements()}`);
    expect((await add(uuid, name)).status).toBe(201);
    expect((await remove(uuid, name)).status).toBe(204);
  });

  it("are told apart by case, and are in pages by name, the total in a header", async () => {
    const { uuid } = await ada.createService("paged");
    const names = ["B", "b", "a", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"];
    for (const name of names) expect((await add(uuid, name)).status).toBe(201);
    const first = await list(uuid);
    const rest = await list(uuid, "?offset=10&limit=100");
    expect([first.body.length, rest.body.length, first.headers.get("upcloud-total-count")]).toEqual([10, 2, "12"]);
    expect(new Set([...first.body, ...rest.body].map(({ name }) => name))).toEqual(new Set(names));
    const none = await list(uuid, "?limit=0");
    expect([none.body, none.headers.get("upcloud-total-count")]).toEqual([[], "12"]);
    for (const query of ["limit=101", "limit=-1", "offset=-1", "limit=ten"]) {
      expect(faultsOf(await list(uuid, `?${query}`))).toEqual([query.split("=")[0]]);
    }
  });

  it("have one winner among 24 that want one name", async () => {
    const { uuid } = await ada.createService("contested");
    const answers = await Promise.all(Array.from({ length: 24 }, () => add(uuid, "wanted")));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers)
      if (answer.status !== 201) expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, ["name"]]);
  });

  it("are found by none but their name", async () => {
    const { uuid } = await ada.createService("missing");
    await add(uuid, "photos");
    for (const name of ["Photos", "photo", "photos/", "a b", "%", "a".repeat(1000)]) {
      expect(problemOf(await remove(uuid, name))).toBe(notFound);
    }
  });

  it("stand in the way of their service's deletion while they live, and no longer once they are deleted", async () => {
    const { uuid } = await ada.createService("going");
    await add(uuid, "photos");
    expect(problemOf(await ada.request("DELETE", `/${uuid}`))).toBe(serviceError);
    await remove(uuid, "photos");
    expect((await ada.request("DELETE", `/${uuid}`)).status).toBe(204);
    expect(problemOf(await add(uuid, "late"))).toBe(serviceError);
    expect(problemOf(await remove(uuid, "photos"))).toBe(serviceError);
    expect((await list(uuid)).status).toBe(200);
    await storage.settle(12);
    expect(problemOf(await list(uuid))).toBe(notFound);
  });

  it("are either in a service or it is gone, when both are decided at once", async () => {
    const { uuid } = await ada.createService("race");
    const [deleted, ...created] = await Promise.all([
      ada.request("DELETE", `/${uuid}`),
      ...Array.from({ length: 16 }, (_, index) => add(uuid, `b${index}`)),
    ]);
    const made = created.filter(({ status }) => status === 201).length;
    expect(deleted?.status === 204 ? made : made - created.length).toBe(0);
  });
});
