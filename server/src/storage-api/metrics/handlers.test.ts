import type { MetricsSeriesPoint } from "@concordat/contract/object-storage";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RecordedFlow as Flow, recordFlow } from "../../testing/record-flow.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";
import { faultsOf, invalidRequest, isAlphabetical, problemOf } from "../testing/problems.js";

const hour = 3_600_000;
let storage: TestStorage;
let ada: TestAccount;
let uuid: string;
/** The service's first hour; ten days later it is `end`. */
let begin: number;
let end: number;
const flows: Flow[] = [];

const iso = (time: number) => new Date(time).toISOString().replace(".000Z", "Z");
const series = (query: Record<string, string | number> = {}, service = uuid) => {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return ada.request<MetricsSeriesPoint[]>("GET", `/${service}/metrics/series?${text}`);
};
const starts = async (query: Record<string, string | number>) =>
  (await series(query)).body.map(({ start_at }) => start_at);

beforeAll(async () => {
  storage = await startTestStorage();
  const { clock } = storage.context;
  // twenty minutes past an hour: nothing is aligned by chance
  clock.advance(24 * hour - (clock().getTime() % (24 * hour)) + hour / 3);
  begin = clock().getTime() - hour / 3;
  ada = await storage.account("ada");
  ({ uuid } = await ada.createService("measured"));
  await ada.request("POST", `/${uuid}/buckets`, { name: "data" });
  end = begin + 10 * 24 * hour;
  clock.advance(end - clock().getTime() - hour / 2);
  const record = async (afterMs: number, flow: Partial<Flow>) => {
    const whole = { serviceUuid: uuid, bucket: "data", at: new Date(begin + afterMs), ...flow };
    flows.push(whole);
    await recordFlow(storage.context, whole);
  };
  await record(hour / 2, { bytesCreated: 7500, objectsCreated: 5, bytesReceived: 7500 });
  await record(2 * hour - 1, { bytesDeleted: 1500, objectsDeleted: 1 });
  await record(2 * hour, { bytesTransmitted: 42 });
  await record(30 * hour, { bytesCreated: 400, objectsCreated: 1, bytesReceived: 400, bytesTransmitted: 6000 });
  await record(30 * hour + 59_999, { bytesCreated: 1 });
  await record(end - begin - hour, { bytesCreated: 99, objectsCreated: 9 });
});
afterAll(() => storage.close());

describe("a series", () => {
  it("is the ten latest hours, newest first, when nothing else is asked for", async () => {
    const { body } = await series();
    expect(body.map(({ start_at }) => start_at)).toEqual(
      Array.from({ length: 10 }, (_, index) => iso(end - (index + 1) * hour)),
    );
    expect(body[0]).toEqual({
      bytes_created: 99,
      bytes_deleted: 0,
      bytes_received: 0,
      bytes_total: 6500,
      bytes_transmitted: 0,
      end_at: iso(end),
      objects_created: 9,
      objects_deleted: 0,
      objects_total: 14,
      start_at: iso(end - hour),
    });
    expect(body[9]).toMatchObject({ bytes_created: 0, bytes_total: 6401, objects_total: 5 });
    expect(isAlphabetical(body)).toBe(true);
    // the default range is a day
    expect(await starts({ limit: 100 })).toHaveLength(25);
  });

  it("holds an interval's beginning and not its end, and levels chain", async () => {
    const { body } = await series({ from: iso(begin), to: iso(begin + 3 * hour), sort: "start_at" });
    expect(body).toMatchObject([
      { start_at: iso(begin), bytes_created: 7500, bytes_total: 7500, objects_total: 5, bytes_received: 7500 },
      { start_at: iso(begin + hour), bytes_deleted: 1500, bytes_total: 6000, objects_total: 4, bytes_transmitted: 0 },
      { start_at: iso(begin + 2 * hour), bytes_created: 0, bytes_total: 6000, bytes_transmitted: 42 },
    ]);
  });

  it("begins with the service, and never leads into the future", async () => {
    const all = { from: "0001-01-01T00:00:00Z", to: "9999-12-31T23:59:59Z", limit: 1 };
    expect(await starts({ ...all, sort: "start_at" })).toEqual([iso(begin)]);
    expect(await starts(all)).toEqual([iso(end - hour)]);
    expect(await starts({ ...all, offset: 239 })).toEqual([iso(begin)]);
    expect(await starts({ ...all, offset: 240 })).toEqual([]);
    expect(await starts({ ...all, limit: 0 })).toEqual([]);
    expect(await starts({ from: "0001-01-01T00:00:00Z", to: iso(begin) })).toEqual([]);
    expect(await starts({ from: iso(end), to: "9999-12-31T23:59:59Z" })).toEqual([]);
  });

  it("is made of full intervals, whatever range is asked for", async () => {
    const odd = { from: iso(begin + hour / 2), to: iso(begin + 1.5 * hour) };
    expect((await starts(odd)).reverse()).toEqual([iso(begin), iso(begin + hour)]);
    expect(await starts({ from: odd.from, to: odd.from })).toEqual([]);
    // ten days are ten intervals of a day, and the eleventh does not exist
    expect(await starts({ interval: "24h", from: iso(begin), sort: "start_at", limit: 100 })).toEqual(
      Array.from({ length: 10 }, (_, index) => iso(begin + index * 24 * hour)),
    );
  });

  it("understands times of any offset, to any exactness", async () => {
    const inUtc = await starts({ from: iso(begin), to: iso(begin + 2 * hour) });
    const elsewhere = (time: number) => iso(time + 2 * hour).replace("Z", ".000000+02:00");
    expect(await starts({ from: elsewhere(begin), to: elsewhere(begin + 2 * hour) })).toEqual(inUtc);
    expect(inUtc).toHaveLength(2);
  });

  it.each([
    [{ from: "2026-03-02T00:00:00Z", to: "2026-03-01T00:00:00Z" }, "from"],
    [{ from: "2999-01-01T00:00:00Z" }, "from"],
    [{ from: "yesterday" }, "from"],
    [{ from: "2026-03-01" }, "from"],
    [{ from: "2026-02-30T00:00:00Z" }, "from"],
    [{ to: "2026-03-01T00:00:00" }, "to"],
    [{ interval: "0h" }, "interval"],
    [{ interval: "25h" }, "interval"],
    [{ interval: "1d" }, "interval"],
    [{ interval: "60m" }, "interval"],
    [{ sort: "created_at" }, "sort"],
    [{ limit: 101 }, "limit"],
    [{ limit: -1 }, "limit"],
    [{ offset: -1 }, "offset"],
  ])("refuses %j", async (query, name) => {
    const answer = await series(query as never);
    expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, [name]]);
  });

  it("tells the same of any page of any range as the flows themselves", async () => {
    const sum = (name: keyof Flow, from: number, to: number) =>
      flows
        .filter(({ at }) => at.getTime() >= from && at.getTime() < to)
        .reduce((all, flow) => all + Number(flow[name] ?? 0), 0);
    const query = fc.record({
      from: fc.integer({ min: -48, max: 240 }),
      length: fc.integer({ min: 1, max: 240 }),
      interval: fc.integer({ min: 1, max: 24 }),
      sort: fc.constantFrom("start_at", "-start_at"),
      limit: fc.integer({ min: 1, max: 100 }),
      offset: fc.integer({ min: 0, max: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(query, async ({ from, length, interval, ...page }) => {
        const range = {
          from: iso(begin + from * hour),
          to: iso(begin + (from + length) * hour),
          interval: `${interval}h`,
        };
        const { body } = await series({ ...range, ...page });
        const times = body.map(({ start_at }) => Date.parse(start_at));
        expect(times).toEqual([...times].sort((a, b) => (page.sort === "start_at" ? a - b : b - a)));
        for (const point of body) {
          const [start, stop] = [Date.parse(point.start_at), Date.parse(point.end_at)];
          expect([stop - start, start % (interval * hour)]).toEqual([interval * hour, 0]);
          expect(
            stop > begin && start < end && stop > begin + from * hour && start < begin + (from + length) * hour,
          ).toBe(true);
          expect([point.bytes_created, point.bytes_deleted, point.bytes_received, point.bytes_transmitted]).toEqual(
            (["bytesCreated", "bytesDeleted", "bytesReceived", "bytesTransmitted"] as const).map((name) =>
              sum(name, start, stop),
            ),
          );
          expect([point.bytes_total, point.objects_total]).toEqual([
            sum("bytesCreated", 0, stop) - sum("bytesDeleted", 0, stop),
            sum("objectsCreated", 0, stop) - sum("objectsDeleted", 0, stop),
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("asks the database as often for all of time as for an hour", async () => {
    const count = async (query: Record<string, string | number>) => {
      const before = storage.statements();
      await series(query);
      return storage.statements() - before;
    };
    expect(await count({ from: "0001-01-01T00:00:00Z", limit: 100 })).toBe(await count({ limit: 1 }));
  });

  it("is all zeros where nothing ever happened", async () => {
    const { uuid: quiet } = await ada.createService("quiet");
    const { body } = await series({}, quiet);
    expect(body).toHaveLength(1);
    expect(Object.values(body[0] ?? {}).filter((value) => typeof value === "number")).toEqual(Array(8).fill(0));
    expect((await ada.request("GET", `/${quiet}/metrics`)).body).toEqual({ total_objects: 0, total_size_bytes: 0 });
  });
});

describe("flows", () => {
  it("add up when they are recorded at once", async () => {
    const { uuid: busy } = await ada.createService("busy");
    for (const name of ["a", "b"]) await ada.request("POST", `/${busy}/buckets`, { name });
    const at = storage.context.clock();
    await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        recordFlow(storage.context, {
          serviceUuid: busy,
          bucket: "ab"[index % 2] ?? "a",
          at,
          bytesCreated: 3,
          bytesDeleted: 1,
          objectsCreated: 1,
        }),
      ),
    );
    expect((await ada.request("GET", `/${busy}/metrics`)).body).toEqual({ total_objects: 64, total_size_bytes: 128 });
    const [latest] = (await series({ limit: 1 }, busy)).body;
    expect(latest).toMatchObject({ bytes_created: 192, bytes_deleted: 64, bytes_total: 128, objects_total: 64 });
    expect((await ada.request("GET", `/${busy}/buckets`)).body).toMatchObject([
      { total_objects: 32 },
      { total_objects: 32 },
    ]);
  });

  it("leave nothing behind when their bucket does not exist", async () => {
    const { uuid: none } = await ada.createService("none");
    const flow = { serviceUuid: none, bucket: "missing", at: storage.context.clock(), bytesCreated: 1 };
    await expect(recordFlow(storage.context, flow)).rejects.toThrow();
    expect((await ada.request("GET", `/${none}/metrics`)).body).toEqual({ total_objects: 0, total_size_bytes: 0 });
  });
});
