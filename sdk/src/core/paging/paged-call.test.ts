import { describe, expect, it } from "vitest";
import { Concordat } from "../../generated/concordat.js";
import { type FakeAnswer, fakeApi, json, refusal } from "../../testing/fake-api.js";
import { AbortedError } from "../errors/aborted-error.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { ServerError } from "../errors/status-errors.js";
import { UnexpectedAnswerError } from "../errors/unexpected-answer-error.js";

const page = (ids: readonly string[], next: string | null | undefined) =>
  json(200, { itemsPerPage: 2, items: ids.map((id) => ({ id })), next });
const three = () => [page(["1", "2"], "c2"), page(["3", "4"], "c3"), page(["5"], null)];
const cloudThat = (...answers: FakeAnswer[]) => {
  const { fetch, seen } = fakeApi(...answers);
  return { cloud: new Concordat({ baseUrl: "https://cloud.test", fetch, maxRetries: 0 }), seen };
};
const collect = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};
const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe("a listing", () => {
  it("awaited, is its first page", async () => {
    const { cloud, seen } = cloudThat(...three());
    expect(idsOf((await cloud.providers.browse()).items)).toEqual(["1", "2"]);
    expect(seen).toHaveLength(1);
  });

  it("looped over, gives the items of all pages, each page when it is reached", async () => {
    const { cloud, seen } = cloudThat(...three());
    const requestsAt: [string, number][] = [];
    for await (const provider of cloud.providers.browse()) requestsAt.push([provider.id, seen.length]);
    expect(requestsAt).toEqual([
      ["1", 1],
      ["2", 1],
      ["3", 2],
      ["4", 2],
      ["5", 3],
    ]);
  });

  it("sends its criteria again with each cursor, but for the items to skip", async () => {
    const { cloud, seen } = cloudThat(...three());
    const criteria = { flags: { includeOthers: true, filterName: "a b" }, itemsPerPage: 10, itemsToSkip: 7 };
    await collect(cloud.providers.browse(criteria, { project: "P" }));
    const base = "https://cloud.test/api/providers/browse?includeOthers=true&filterName=a+b&itemsPerPage=10";
    expect(seen.map(({ url }) => url)).toEqual([`${base}&itemsToSkip=7`, `${base}&next=c2`, `${base}&next=c3`]);
    expect(seen.map(({ headers }) => headers["project"])).toEqual(["P", "P", "P"]);
  });

  it("works the same where the criteria travel in the body", async () => {
    const { cloud, seen } = cloudThat(...three());
    expect(idsOf(await collect(cloud.providers.search({ flags: {}, query: "ex", itemsToSkip: 1 })))).toHaveLength(5);
    expect(seen.map(({ body }) => JSON.parse(body ?? ""))).toEqual([
      { flags: {}, query: "ex", itemsToSkip: 1 },
      { flags: {}, query: "ex", next: "c2" },
      { flags: {}, query: "ex", next: "c3" },
    ]);
  });

  it("starts where its caller says", async () => {
    const { cloud, seen } = cloudThat(page(["9"], null));
    await collect(cloud.providers.browse({ next: "c9" }));
    expect(seen[0]?.url).toBe("https://cloud.test/api/providers/browse?next=c9");
  });

  it("does not ask for its first page again when it was awaited before", async () => {
    const { cloud, seen } = cloudThat(...three());
    const call = cloud.providers.browse();
    await call;
    expect(await collect(call)).toHaveLength(5);
    expect(seen).toHaveLength(3);
  });

  it("can be read page by page", async () => {
    const { cloud } = cloudThat(...three());
    const pages = await collect(cloud.providers.browse().pages());
    expect(pages.map(({ items, next }) => [items.length, next])).toEqual([
      [2, "c2"],
      [2, "c3"],
      [1, null],
    ]);
  });

  it("goes on behind pages that are short or empty, and ends where `next` is missing", async () => {
    const { cloud } = cloudThat(page([], "c2"), page(["1"], "c3"), page([], "c4"), page([], undefined));
    expect(idsOf(await collect(cloud.providers.browse()))).toEqual(["1"]);
  });

  it("asks for nothing more once its reader has enough", async () => {
    const { cloud, seen } = cloudThat(...three());
    for await (const provider of cloud.providers.browse()) if (provider.id === "2") break;
    expect(seen).toHaveLength(1);
  });

  it("throws at the page that fails", async () => {
    const { cloud } = cloudThat(page(["1"], "c2"), refusal(503, "Service Unavailable"));
    const read: string[] = [];
    const reading = (async () => {
      for await (const { id } of cloud.providers.browse()) read.push(id);
    })();
    await expect(reading).rejects.toBeInstanceOf(ServerError);
    expect(read).toEqual(["1"]);
  });

  it("stops at its signal", async () => {
    const controller = new AbortController();
    const { cloud, seen } = cloudThat(...three());
    const reading = (async () => {
      for await (const _ of cloud.providers.browse({}, { signal: controller.signal })) controller.abort();
    })();
    await expect(reading).rejects.toBeInstanceOf(AbortedError);
    expect(seen).toHaveLength(1);
  });
});

describe("toArray", () => {
  it("reads up to its limit, and no page more than that takes", async () => {
    const { cloud, seen } = cloudThat(...three());
    expect(idsOf(await cloud.providers.browse().toArray({ limit: 4 }))).toEqual(["1", "2", "3", "4"]);
    expect(seen).toHaveLength(2);
  });

  it("reads all there is when that is less", async () => {
    const { cloud } = cloudThat(...three());
    expect(await cloud.providers.browse().toArray({ limit: Number.POSITIVE_INFINITY })).toHaveLength(5);
  });

  it("asks for nothing with a limit of nothing, and demands a number", async () => {
    const { cloud, seen } = cloudThat();
    expect(await cloud.providers.browse().toArray({ limit: 0 })).toEqual([]);
    for (const limit of [-1, Number.NaN])
      await expect(cloud.providers.browse().toArray({ limit })).rejects.toBeInstanceOf(InvalidArgumentError);
    expect(seen).toHaveLength(0);
  });
});

describe("a server that leads nowhere", () => {
  const endless = (next: (asked: string | null) => string): FakeAnswer[] =>
    Array<FakeAnswer>(500).fill(({ url }) => page([], next(new URL(url).searchParams.get("next"))));

  it.each([
    ["repeats its cursor", () => "c1", 2],
    ["leads round in a circle", (asked: string | null) => (asked === "c1" ? "c2" : "c1"), 3],
    ["has a new empty page every time", (asked: string | null) => `c${Number(asked?.slice(1) ?? 0) + 1}`, 100],
  ])("and %s is given up", async (_, next, requests) => {
    const { cloud, seen } = cloudThat(...endless(next));
    await expect(collect(cloud.providers.browse())).rejects.toBeInstanceOf(UnexpectedAnswerError);
    expect(seen).toHaveLength(requests);
  });

  it("and repeats a page with items is given up before an item comes twice", async () => {
    const { cloud } = cloudThat(...Array.from({ length: 5 }, () => page(["1"], "c1")));
    const read: string[] = [];
    const reading = (async () => {
      for await (const { id } of cloud.providers.browse({ next: "c1" })) read.push(id);
    })();
    await expect(reading).rejects.toThrow("providers.browse: its `next` leads back to an earlier page");
    expect(read).toEqual(["1"]);
  });

  it.each([{}, { items: null, next: null }, []])("and responds with %j instead of a page fails", async (body) => {
    const { cloud } = cloudThat(json(200, body));
    await expect(collect(cloud.providers.browse())).rejects.toThrow("a page without items");
  });
});
