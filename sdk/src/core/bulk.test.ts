import { describe, expect, it, vi } from "vitest";
import { Concordat } from "../generated/concordat.js";
import { bulkLimit } from "../generated/limits.js";
import { type FakeAnswer, fakeApi, json, refusal } from "../testing/fake-api.js";
import { inBulk } from "./bulk.js";
import { BulkError } from "./errors/bulk-error.js";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";
import { ConflictError } from "./errors/status-errors.js";

const specifications = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `p${index}`, domain: "p.example.com", https: true }));
const itemsOf = (body: string | undefined) => (JSON.parse(body ?? "") as { items: { id: string }[] }).items;
const create: FakeAnswer = ({ body }) => json(200, { responses: itemsOf(body).map(({ id }) => ({ id: `r-${id}` })) });
const cloudThat = (...answers: FakeAnswer[]) => {
  const { fetch, seen } = fakeApi(...answers);
  return { cloud: new Concordat({ baseUrl: "https://cloud.test", fetch }), seen };
};

describe("a bulk call", () => {
  it("splits at the API's limit and joins the responses in order", async () => {
    const { cloud, seen } = cloudThat(create, create, create);
    const items = specifications(2 * bulkLimit + 1);
    const ids = await inBulk(items, (chunk) => cloud.providers.create({ items: chunk }));
    expect(seen.map(({ body }) => itemsOf(body).length)).toEqual([bulkLimit, bulkLimit, 1]);
    expect(ids.map(({ id }) => id)).toEqual(items.map(({ id }) => `r-${id}`));
  });

  it("is one request up to the limit, and none for nothing", async () => {
    const { cloud, seen } = cloudThat(create);
    await inBulk(specifications(bulkLimit), (chunk) => cloud.providers.create({ items: chunk }));
    expect(seen).toHaveLength(1);
    expect(await inBulk([], (chunk) => cloud.providers.create({ items: chunk }))).toEqual([]);
    expect(seen).toHaveLength(1);
  });

  it("takes anything that can be looped over, and a size of one's own", async () => {
    const { cloud, seen } = cloudThat(create, create);
    await inBulk(new Set(specifications(3)), (chunk) => cloud.providers.create({ items: chunk }), { size: 2 });
    expect(seen.map(({ body }) => itemsOf(body).map(({ id }) => id))).toEqual([["p0", "p1"], ["p2"]]);
  });

  it("joins nothing where the call answers nothing item by item", async () => {
    const { cloud, seen } = cloudThat(json(200, {}), json(200, {}));
    expect(
      await inBulk([{ id: "1" }, { id: "2" }], (items) => cloud.providers.renewToken({ items }), { size: 1 }),
    ).toEqual([]);
    expect(seen).toHaveLength(2);
  });

  it("reports which items are done when a later request fails, and sends no more", async () => {
    const { cloud, seen } = cloudThat(create, create, refusal(409, "Conflict"));
    const items = specifications(8);
    const bulk = inBulk(items, (chunk) => cloud.providers.create({ items: chunk }), { size: 2 });
    const error: unknown = await bulk.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BulkError);
    expect(error).toMatchObject({
      message: "failed items: 2, done: 4, not sent: 2. providers.create: 409 Conflict",
      done: items.slice(0, 4),
      responses: [{ id: "r-p0" }, { id: "r-p1" }, { id: "r-p2" }, { id: "r-p3" }],
      failed: items.slice(4, 6),
      remaining: items.slice(6),
      cause: expect.any(ConflictError),
    });
    expect(seen).toHaveLength(3);
  });

  it("fails the same way in its first request", async () => {
    const { cloud } = cloudThat(refusal(409, "Conflict"));
    const bulk = inBulk(specifications(1), (chunk) => cloud.providers.create({ items: chunk }));
    await expect(bulk).rejects.toMatchObject({ name: "BulkError", done: [], remaining: [] });
  });

  it("does not guess which response belongs to which item", async () => {
    const { cloud } = cloudThat(json(200, { responses: [{ id: "1" }] }));
    const bulk = inBulk(specifications(2), (chunk) => cloud.providers.create({ items: chunk }));
    await expect(bulk).rejects.toMatchObject({ cause: { message: "1 responses to 2 items" } });
  });

  it("has as many requests under way as it may, and its responses in order whichever comes first", async () => {
    const ends: (() => void)[] = [];
    const send = (items: number[]) =>
      new Promise<{ responses: number[] }>((resolve) => {
        ends.push(() => resolve({ responses: items.map((item) => item * 10) }));
      });
    const bulk = inBulk([1, 2, 3], send, { size: 1, concurrency: 2 });
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await vi.waitUntil(() => ends.length === 3);
    ends[2]?.();
    ends[0]?.();
    expect(await bulk).toEqual([10, 20, 30]);
  });

  it("waits for the requests in progress when one fails, and reports the result of each item", async () => {
    const ends: (() => void)[] = [];
    const send = ([item]: number[]) =>
      new Promise<{ responses: string[] }>((resolve, reject) => {
        ends.push(() => (item === 2 ? reject(new Error("lost")) : resolve({ responses: [`r${item}`] })));
      });
    const bulk = inBulk([1, 2, 3, 4, 5], send, { size: 1, concurrency: 3 });
    const failure = expect(bulk).rejects.toMatchObject({
      message: "failed items: 1, done: 2, not sent: 2. lost",
      done: [1, 3],
      responses: ["r1", "r3"],
      failed: [2],
      remaining: [4, 5],
    });
    for (const end of [ends[1], ends[0], ends[2]]) end?.();
    await failure;
    expect(ends).toHaveLength(3);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses the size and the concurrency %d", async (count) => {
    for (const options of [{ size: count }, { concurrency: count }])
      await expect(inBulk([1], async () => ({}), options)).rejects.toBeInstanceOf(InvalidArgumentError);
  });
});
