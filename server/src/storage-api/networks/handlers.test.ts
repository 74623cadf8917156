import {
  type NetworkDetailResponse,
  networkLimits,
  type ServiceDetailResponse,
} from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";
import { faultsOf, invalidRequest, notFound, problemOf, serviceError } from "../testing/problems.js";

let storage: TestStorage;
let ada: TestAccount;
beforeAll(async () => {
  storage = await startTestStorage();
  ada = await storage.account("ada");
});
afterAll(() => storage.close());

const uuidOf = (index: number) => `03aa7245-2ff9-49c8-9f0e-${String(index).padStart(12, "0")}`;
const office = (name: string, index = 0) => ({ family: "IPv4", name, type: "private", uuid: uuidOf(index) });
const internet = { family: "IPv4", name: "internet", type: "public" };
const read = async (uuid: string) => (await ada.request<ServiceDetailResponse>("GET", `/${uuid}`)).body;
const add = (uuid: string, network: object) => ada.request("POST", `/${uuid}/networks`, network);
const list = async (uuid: string) => (await ada.request<NetworkDetailResponse[]>("GET", `/${uuid}/networks`)).body;

describe("networks", () => {
  it("are attached, read and detached, each time setting the service up anew with its endpoints", async () => {
    const { uuid } = await ada.createService("life", { networks: [] });
    const domains = async () => (await read(uuid)).endpoints.map(({ type, mode }) => `${type} ${mode}`);
    await storage.settle(12);
    expect([(await read(uuid)).operational_state, await domains()]).toEqual(["running", []]);

    const attached = await add(uuid, office("office"));
    expect([attached.status, attached.body]).toEqual([201, office("office")]);
    expect([(await read(uuid)).operational_state, await domains()]).toEqual(["pending", ["private api"]]);
    await storage.settle(12);
    const opened = await add(uuid, internet);
    expect([opened.status, opened.body]).toEqual([201, internet]);
    expect(await domains()).toEqual(["public api", "private api", "public static-website"]);
    expect(await list(uuid)).toEqual([office("office"), internet]);
    expect((await ada.request("GET", `/${uuid}/networks/office`)).body).toEqual(office("office"));

    await storage.settle(12);
    const detached = await ada.request("DELETE", `/${uuid}/networks/internet`);
    expect([detached.status, detached.headers.get("content-type")]).toEqual([204, null]);
    expect([(await read(uuid)).operational_state, await domains()]).toEqual(["pending", ["private api"]]);
    for (const method of ["GET", "DELETE"]) {
      for (const name of ["internet", "Office", "off", "a.b", "a/b"])
        expect(problemOf(await ada.request(method, `/${uuid}/networks/${encodeURIComponent(name)}`))).toBe(notFound);
    }
  });

  it.each([
    [{ ...internet, uuid: uuidOf(1) }, ["uuid"]],
    [{ ...office("a"), uuid: undefined }, ["uuid"]],
    [{ ...office("a"), uuid: "no-uuid" }, ["uuid"]],
    [{ ...office("a"), family: "IPv6" }, ["family"]],
    [{ ...office("a"), type: "utility" }, ["type"]],
    [{}, ["family", "name", "type"]],
    [{ ...office("a b"), family: "IPv5", uuid: 1 }, ["family", "name", "uuid"]],
  ])("%j are refused for all their faults at once", async (network, faults) => {
    const { uuid } = await ada.createService(`faulty-${storage.statements()}`, { networks: [] });
    const answer = await add(uuid, network);
    expect([problemOf(answer), faultsOf(answer).sort()]).toEqual([invalidRequest, faults]);
  });

  it("have names of their own, and one at most is public", async () => {
    const { uuid } = await ada.createService("names");
    expect(faultsOf(await add(uuid, { ...internet, name: "again" }))).toEqual(["type"]);
    await add(uuid, office("office"));
    expect(faultsOf(await add(uuid, office("office", 1)))).toEqual(["name"]);
    const twice = await ada.request("PATCH", `/${uuid}`, {
      networks: [internet, { ...internet, name: "b" }, office("internet")],
    });
    expect(faultsOf(twice).sort()).toEqual(["networks.1.type", "networks.2.name"]);
  });

  it("have one winner among 24 that want one name, or to be the public one", async () => {
    const { uuid } = await ada.createService("contested", { networks: [] });
    const named = await Promise.all(Array.from({ length: 24 }, (_, index) => add(uuid, office("wanted", index))));
    expect(named.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of named)
      if (answer.status !== 201) expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, ["name"]]);
    const open = await Promise.all(
      Array.from({ length: 24 }, (_, index) => add(uuid, { ...internet, name: `n${index}` })),
    );
    expect(open.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of open)
      if (answer.status !== 201) expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, ["type"]]);
  });

  it("are limited, however many ask at once", async () => {
    const { uuid } = await ada.createService("crowded");
    const answers = await Promise.all(Array.from({ length: 24 }, (_, index) => add(uuid, office(`n${index}`, index))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(networkLimits.perService - 1);
    for (const answer of answers)
      if (answer.status !== 201) expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, ["name"]]);
    expect(await list(uuid)).toHaveLength(networkLimits.perService);
    const over = Array.from({ length: networkLimits.perService + 1 }, (_, index) => office(`n${index}`, index));
    expect(faultsOf(await ada.request("PATCH", `/${uuid}`, { networks: over }))).toEqual(["networks"]);
    expect((await ada.request("PATCH", `/${uuid}`, { networks: over.slice(1) })).status).toBe(200);
  });

  it("stay as they are once the service is being deleted", async () => {
    const { uuid } = await ada.createService("going");
    await ada.request("DELETE", `/${uuid}`);
    expect(problemOf(await add(uuid, office("late")))).toBe(serviceError);
    expect(problemOf(await ada.request("DELETE", `/${uuid}/networks/internet`))).toBe(serviceError);
    expect(await list(uuid)).toHaveLength(1);
  });
});
