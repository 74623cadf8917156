import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failStatements } from "../../testing/fail-statements.js";
import { startTestDomain, type TestDomain } from "../testing/domain.js";
import { createTraffic } from "./traffic.js";

let domain: TestDomain;
let account: string;
beforeAll(async () => {
  domain = await startTestDomain();
  account = await domain.account("ada");
});
afterAll(() => domain.close());

const log = pino({ level: "silent" });
const newService = async () => (await domain.service(account)).uuid;
const newTraffic = () => createTraffic({ prisma: domain.db, clock: domain.context.clock, log });
const samples = (serviceUuid: string) =>
  domain.db.storageSample.findMany({ where: { serviceUuid }, orderBy: { minute: "asc" } });

describe("traffic", () => {
  it("is gathered by service and minute, and written down when the server stops", async () => {
    const [one, other] = [await newService(), await newService()];
    const traffic = newTraffic();
    for (let count = 0; count < 3; count++) traffic.add(one, { bytesReceived: 10, objectsCreated: 1 });
    traffic.add(other, { bytesTransmitted: 2 ** 40 });
    domain.context.clock.advance(60_000);
    traffic.add(one, { bytesTransmitted: 5 });
    expect(await samples(one)).toEqual([]);
    await traffic.close();
    expect(await samples(one)).toMatchObject([
      { bytesReceived: 30n, bytesTransmitted: 0n, objectsCreated: 3n, bytesChange: 0n },
      { bytesReceived: 0n, bytesTransmitted: 5n, objectsCreated: 0n },
    ]);
    expect(await samples(other)).toMatchObject([{ bytesTransmitted: BigInt(2 ** 40) }]);
  });

  it("of several servers adds up in a minute", async () => {
    const service = await newService();
    const servers = [newTraffic(), newTraffic(), newTraffic()];
    for (const server of servers) server.add(service, { bytesDeleted: 7, objectsDeleted: 1 });
    await Promise.all(servers.map((server) => server.close()));
    expect(await samples(service)).toMatchObject([{ bytesDeleted: 21n, objectsDeleted: 3n }]);
  });

  it("is written down by its worker", async () => {
    const service = await newService();
    const traffic = newTraffic();
    traffic.add(service, { bytesReceived: 1 });
    traffic.worker.start();
    await expect.poll(() => samples(service)).toMatchObject([{ bytesReceived: 1n }]);
    await traffic.worker.stop();
  });

  it("is kept while the database is away", async () => {
    const service = await newService();
    const failed = failStatements(/^INSERT INTO storage_samples/, 1);
    const traffic = newTraffic();
    traffic.add(service, { bytesReceived: 1 });
    await traffic.close();
    expect(failed()).toBe(1);
    traffic.add(service, { bytesReceived: 2 });
    await traffic.close();
    expect(await samples(service)).toMatchObject([{ bytesReceived: 3n }]);
  });

  it("of a service that is gone is dropped, and that of others is not", async () => {
    const [gone, stays] = [await newService(), await newService()];
    const traffic = newTraffic();
    traffic.add(gone, { bytesReceived: 1 });
    traffic.add(stays, { bytesReceived: 2 });
    await domain.db.storageService.delete({ where: { uuid: gone } });
    await traffic.close();
    expect(await samples(stays)).toMatchObject([{ bytesReceived: 2n }]);
    expect(await samples(gone)).toEqual([]);
  });
});
