import { afterAll, beforeAll, expect, it } from "vitest";
import { knownService } from "../service-ref.js";
import { startTestDomain, type TestDomain } from "../testing/domain.js";
import { rollUpSamples } from "./roll-up-samples.js";
import { readSeries } from "./series.js";

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const minuteMs = 60_000;

it("leaves one sample of each old hour, and tells nobody anything else than before", async () => {
  const { db, context } = domain;
  const account = await domain.account("ada");
  const services = [(await domain.service(account)).uuid, (await domain.service(account)).uuid];
  const start = new Date("2026-03-29T00:00:00Z");
  await db.storageService.updateMany({ data: { createdAt: start } });
  // 3 old hours of which the last one is not over at the cut-off, with a sample in the first minute of one
  const minutes = [0, 1, 59, 61, 119, 121, 122, 300];
  await db.storageSample.createMany({
    data: services.flatMap((serviceUuid, service) =>
      minutes.map((minute, index) => ({
        serviceUuid,
        minute: new Date(start.getTime() + minute * minuteMs),
        bytesCreated: BigInt(10 ** index + service),
        bytesChange: BigInt(10 ** index),
        objectsCreated: 1n,
        objectsChange: -1n,
      })),
    ),
  });
  const told = () =>
    Promise.all(
      services.map((uuid) => {
        const range = { from: start, to: new Date(start.getTime() + 360 * minuteMs) };
        const query = { ...range, intervalHours: 1, order: "ascending", limit: 100, offset: 0 } as const;
        return readSeries(db, knownService(uuid), query, context.clock());
      }),
    );
  const before = await told();
  const cutOff = new Date(start.getTime() + 150 * minuteMs);
  const rounds: number[] = [];
  do rounds.push(await rollUpSamples(db, cutOff, 3));
  while (rounds.at(-1) === 3);
  expect(rounds.reduce((sum, count) => sum + count, 0)).toBe(8);
  expect(await told()).toEqual(before);
  for (const serviceUuid of services) {
    const left = await db.storageSample.findMany({ where: { serviceUuid }, orderBy: { minute: "asc" } });
    expect(left.map(({ minute }) => (minute.getTime() - start.getTime()) / minuteMs)).toEqual([0, 60, 121, 122, 300]);
  }
  expect(await rollUpSamples(db, cutOff, 3)).toBe(0);
});
