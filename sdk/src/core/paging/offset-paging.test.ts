import { describe, expect, it } from "vitest";
import { Concordat } from "../../generated/concordat.js";
import { type FakeAnswer, fakeApi, json } from "../../testing/fake-api.js";
import { UnexpectedAnswerError } from "../errors/unexpected-answer-error.js";

const bucketsOf = (...names: string[]) => names.map((name) => ({ name }));
const withTotal = (total: number | string, ...names: string[]) =>
  json(200, bucketsOf(...names), { "UpCloud-Total-Count": String(total) });
const page = (...names: string[]) => json(200, bucketsOf(...names));

const read = async (query: object, ...answers: FakeAnswer[]) => {
  const { fetch, seen } = fakeApi(...answers);
  const { buckets } = new Concordat({ baseUrl: "https://cloud.test", fetch }).objectStorage;
  const names: string[] = [];
  for await (const { name } of buckets.list("12", query)) names.push(name);
  return { names, asked: seen.map(({ url }) => new URL(url).search) };
};

describe("pages that are counted off", () => {
  it("go on from where the last one ended, with the same criteria, up to the total", async () => {
    const { names, asked } = await read(
      { limit: 2 },
      withTotal(5, "a", "b"),
      withTotal(5, "c", "d"),
      withTotal(5, "e"),
    );
    expect(names).toEqual(["a", "b", "c", "d", "e"]);
    expect(asked).toEqual(["?limit=2", "?limit=2&offset=2", "?limit=2&offset=4"]);
  });

  it("begin at the given offset", async () => {
    const { asked } = await read({ offset: 3, limit: 1 }, withTotal(5, "d"), withTotal(5, "e"));
    expect(asked).toEqual(["?offset=3&limit=1", "?offset=4&limit=1"]);
  });

  it("trust the total more than the length of a page, which a server may cut", async () => {
    const { names } = await read({ limit: 100 }, withTotal(3, "a", "b"), withTotal(3, "c"));
    expect(names).toEqual(["a", "b", "c"]);
  });

  it("end with a page on which nothing is, whatever the total says", async () => {
    expect((await read({}, withTotal(9, "a"), withTotal(9))).names).toEqual(["a"]);
    expect((await read({ limit: 0 }, withTotal(9))).asked).toEqual(["?limit=0"]);
  });

  it.each([undefined, "many", "-1", ""])("end with a short page where the total is %j", async (total) => {
    const answer = (...names: string[]) => (total === undefined ? page(...names) : withTotal(total, ...names));
    expect((await read({ limit: 2 }, answer("a", "b"), answer("c"))).names).toEqual(["a", "b", "c"]);
    const ten = "0123456789".split("");
    expect((await read({}, answer(...ten), answer("x"))).names).toHaveLength(11);
  });

  it("awaited, are the first page, with the total in a header", async () => {
    const { fetch } = fakeApi(withTotal(7, "a"));
    const call = new Concordat({ baseUrl: "https://cloud.test", fetch }).objectStorage.buckets.list("12");
    expect(await call).toEqual([{ name: "a" }]);
    expect((await call.withResponse()).headers.get("upcloud-total-count")).toBe("7");
  });

  it("are collected up to a limit, without asking for more", async () => {
    const { fetch, seen } = fakeApi(withTotal(5, "a", "b"), withTotal(5, "c", "d"));
    const { buckets } = new Concordat({ baseUrl: "https://cloud.test", fetch }).objectStorage;
    expect(await buckets.list("12", { limit: 2 }).toArray({ limit: 3 })).toEqual(bucketsOf("a", "b", "c"));
    expect(seen).toHaveLength(2);
  });

  it("are refused where they are no lists", async () => {
    await expect(read({}, json(200, { buckets: [] }))).rejects.toThrow(UnexpectedAnswerError);
  });
});
