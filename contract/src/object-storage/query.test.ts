import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Schema } from "../schema.js";
import { buckets } from "./buckets/operations.js";
import { metrics } from "./metrics/operations.js";
import { query } from "./query.js";
import { services } from "./services/operations.js";

/** A parsed query string, as Express parses it: repeated parameters become lists. */
const read = (schema: Schema, text: string) => {
  const parameters: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = parameters[name];
    parameters[name] = before === undefined ? value : [before, value].flat();
  }
  const result = schema["~standard"].validate(parameters);
  if (result instanceof Promise) throw new Error("Reading a query must not be asynchronous.");
  return result.issues ? result.issues.map(({ path }) => path?.join(".")) : result.value;
};

const list = services.list.query;

describe("the pages of services", () => {
  it("are the first ten, newest first, unless asked otherwise", () => {
    expect(read(list, "")).toEqual({ limit: 10, offset: 0, sort: "-created_at", label: [] });
  });

  it.each(["0", "1", "10", "100"])("hold %s entries", (limit) => {
    expect(read(list, `limit=${limit}`)).toMatchObject({ limit: Number(limit) });
  });

  it.each(["-1", "101", "", "ten", "1.5", "1e1", "0x10", " 5", "9999999999999999", "5&limit=6"])(
    "do not hold %j entries",
    (limit) => {
      expect(read(list, `limit=${limit}`)).toEqual(["limit"]);
    },
  );

  it("start anywhere", () => {
    expect(read(list, "offset=0")).toMatchObject({ offset: 0 });
    expect(read(list, "offset=123456789")).toMatchObject({ offset: 123_456_789 });
    for (const offset of ["-1", "", "a", "1.5", "99999999999999999999"])
      expect(read(list, `offset=${offset}`)).toEqual(["offset"]);
  });

  it.each(["created_at", "service_name", "operational_state", "region_name"])("are sorted by %s, both ways", (sort) => {
    expect(read(list, `sort=${sort}`)).toMatchObject({ sort });
    expect(read(list, `sort=-${sort}`)).toMatchObject({ sort: `-${sort}` });
  });

  it.each(["name", "--created_at", "+created_at", "", "Created_At", "created_at&sort=service_name"])(
    "are not sorted by %j",
    (sort) => {
      expect(read(list, `sort=${sort}`)).toEqual(["sort"]);
    },
  );

  it("can be reduced to labels, encoded or raw, once or more often", () => {
    const labels = (text: string) => (read(list, text) as { label: unknown }).label;
    expect(labels("label=env")).toEqual([{ key: "env" }]);
    expect(labels("label=env%3Dstaging")).toEqual([{ key: "env", value: "staging" }]);
    expect(labels("label=env=staging")).toEqual([{ key: "env", value: "staging" }]);
    expect(labels("label=env&label=foo%3Dbar")).toEqual([{ key: "env" }, { key: "foo", value: "bar" }]);
    expect(labels("label=env%3D")).toEqual([{ key: "env", value: "" }]);
    expect(labels("label=a%3Db%3Dc")).toEqual([{ key: "a", value: "b=c" }]);
    expect(read(list, "label=")).toEqual(["label.0"]);
  });

  it("do not mind parameters that nobody knows", () => {
    expect(read(list, "colour=red&limit=5")).toEqual({ limit: 5, offset: 0, sort: "-created_at", label: [] });
  });

  it("tell of every fault at once", () => {
    expect(read(list, "limit=x&offset=-1&sort=y")).toEqual(["limit", "offset", "sort"]);
  });
});

it("takes true and false to force a deletion, and nothing else", () => {
  const force = (text: string) => read(services.delete.query, text);
  expect(force("")).toEqual({ force: false });
  expect(force("force=true")).toEqual({ force: true });
  expect(force("force=false")).toEqual({ force: false });
  for (const text of ["", "1", "0", "yes", "TRUE", "true&force=true", "constructor", "__proto__"])
    expect(force(`force=${text}`)).toEqual(["force"]);
});

it("pages buckets as it pages services", () => {
  expect(read(buckets.list.query, "limit=100&offset=5")).toEqual({ limit: 100, offset: 5 });
  expect(read(buckets.list.query, "limit=101")).toEqual(["limit"]);
});

describe("the series of metrics", () => {
  const series = metrics.listSeries.query;

  it("has an hour's interval and leaves the range open", () => {
    expect(read(series, "")).toEqual({ interval: "1h", sort: "-start_at", limit: 10, offset: 0 });
  });

  it.each(["1h", "9h", "10h", "19h", "24h"])("is cut into %s", (interval) => {
    expect(read(series, `interval=${interval}`)).toMatchObject({ interval });
  });

  it.each(["0h", "25h", "1d", "1", "h", "", "01h", "60m", "1H", "1h "])("is not cut into %j", (interval) => {
    expect(read(series, `interval=${interval}`)).toEqual(["interval"]);
  });

  it.each(["start_at", "-start_at"])("is sorted by %s", (sort) => {
    expect(read(series, `sort=${sort}`)).toMatchObject({ sort });
  });

  it("is not sorted as services are", () => {
    expect(read(series, "sort=created_at")).toEqual(["sort"]);
  });

  it("takes times of RFC 3339 with any offset", () => {
    for (const time of [
      "2026-03-01T12:00:00Z",
      "2026-03-01T12:00:00.5Z",
      "2026-03-01T12:00:00%2B02:00",
      "2024-02-29T00:00:00-11:30",
    ])
      for (const name of ["from", "to"])
        expect(read(series, `${name}=${time}`)).toHaveProperty(name, decodeURIComponent(time));
  });

  it("refuses other times", () => {
    for (const time of [
      "",
      "yesterday",
      "2026-03-01",
      "1772366400",
      "2026-03-01T12:00:00",
      "2026-02-29T00:00:00Z",
      "2026-03-01T25:00:00Z",
    ])
      for (const name of ["from", "to"]) expect(read(series, `${name}=${time}`)).toEqual([name]);
  });

  it("does not run backwards", () => {
    const range = (from: string, to: string) => read(series, `from=${from}&to=${to}`);
    expect(range("2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")).toMatchObject({ interval: "1h" });
    expect(range("2026-03-01T12:00:00%2B02:00", "2026-03-01T11:00:00Z")).toMatchObject({ interval: "1h" });
    expect(range("2026-03-01T12:00:00Z", "2026-03-01T11:59:59Z")).toEqual(["from"]);
    expect(range("x", "2026-03-01T11:59:59Z")).toEqual(["from"]);
  });
});

it("reads by the type that stands under defaults and options", () => {
  const schema = query(
    z.object({
      count: z.int().optional(),
      flag: z.boolean().optional().default(true),
      list: z.array(z.string()).optional(),
      word: z.string().optional(),
    }),
  );
  expect(read(schema, "count=-5&flag=false&list=a&word=true")).toEqual({
    count: -5,
    flag: false,
    list: ["a"],
    word: "true",
  });
  expect(read(schema, "word=1")).toEqual({ flag: true, word: "1" });
});
