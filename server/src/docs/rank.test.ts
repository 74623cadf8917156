import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import type { SearchEntry } from "./search-index.js";

/** The search runs in browsers, from a file that is sent as it is. */
const script = new URL("../../assets/docs/search.js", import.meta.url);
const { rank } = (await import(`data:text/javascript,${encodeURIComponent(await readFile(script, "utf8"))}`)) as {
  rank: (entries: readonly SearchEntry[], query: string) => SearchEntry[];
};

const entry = (kind: SearchEntry["kind"], title: string, names = "", text = ""): SearchEntry => ({
  kind,
  title,
  names,
  text,
  href: title,
});
const entries = [
  entry("Operation", "Delete a bucket with all objects", "objectStorage.buckets.delete"),
  entry("Operation", "List buckets and their metrics", "objectStorage.buckets.list"),
  entry("Operation", "Create a bucket", "objectStorage.buckets.create"),
  entry("Operation", "Create a service", "objectStorage.services.create", "A service has buckets"),
  entry("Section", "A bucket and a key", "Store objects"),
  entry("Section", "deliveries retry", "Command line"),
  entry("Guide", "Retries, time-outs, hooks and logs", "retries"),
  entry("Error", "ucloud.conflict", "Conflict", "The name is taken; retry with another."),
];
const found = (query: string): string[] => rank(entries, query).map(({ title }) => title);

it.each([
  ["bucket", "Create a bucket"],
  ["buckets", "Create a bucket"],
  ["delete bucket", "Delete a bucket with all objects"],
  ["buckets.list", "List buckets and their metrics"],
  ["retry", "Retries, time-outs, hooks and logs"],
  ["serv", "Create a service"],
  ["ucloud.conflict", "ucloud.conflict"],
])("finds for %j first what is called so: %s", (query, best) => {
  expect(found(query)[0]).toBe(best);
});

it("puts what only tells of a word last, and leaves out what lacks one", () => {
  expect(found("bucket").at(-1)).toBe("Create a service");
  expect(found("bucket nowhere")).toEqual([]);
  expect(found(" the ")).toEqual([]);
});
