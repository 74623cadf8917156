import { describe, expect, it } from "vitest";
import * as z from "zod";
import { queryModelOf } from "../query-model.js";
import { flatQuery } from "./flat-query.js";
import { defaultPageSize, pageSizes } from "./page.js";
import { ProviderBrowseRequest, ProviderRetrieveRequest } from "./providers/model.js";

const retrieve = flatQuery(ProviderRetrieveRequest);
const browse = flatQuery(ProviderBrowseRequest);

const read = <Output>(schema: { "~standard": { validate: (value: unknown) => unknown } }, query: object) => {
  const { value, issues } = schema["~standard"].validate(query) as { value?: Output; issues?: { path: string[] }[] };
  return issues ? { refused: issues.map(({ path }) => path.join(".")) } : (value as Output);
};
const readBrowse = (query: object) => read<z.output<typeof ProviderBrowseRequest>>(browse, query);
const flagsOf = (query: object) => (readBrowse(query) as z.output<typeof ProviderBrowseRequest>).flags;

describe("flatQuery", () => {
  it("reads the seed's query: flags flat beside the id, absent ones false or absent", () => {
    const query = Object.fromEntries(
      new URLSearchParams(
        "includeOthers=false&includeUpdates=false&includeSupport=false&includeProduct=false&id=51231",
      ),
    );
    expect(read(retrieve, query)).toEqual({
      flags: { includeOthers: false, includeUpdates: false, includeSupport: false, includeProduct: false },
      id: "51231",
    });
  });

  it.each([
    ["true", true],
    ["false", false],
    ["TRUE", false],
    ["True", false],
    ["1", false],
    ["yes", false],
    ["", false],
    [" true", false],
  ])("reads the boolean %j as %s", (text, expected) => {
    expect(flagsOf({ includeOthers: text }).includeOthers).toBe(expected);
  });

  it("takes the first of repeated values", () => {
    expect(flagsOf({ includeOthers: ["true", "false"] }).includeOthers).toBe(true);
    expect(flagsOf({ filterName: ["a", "b"] }).filterName).toBe("a");
    expect(readBrowse({ itemsPerPage: ["25", "100"] })).toMatchObject({ itemsPerPage: 25 });
    expect(readBrowse({ sortDirection: ["descending", "nonsense"] })).toMatchObject({ sortDirection: "descending" });
  });

  it("reads enums in any case, and refuses what is none of them", () => {
    expect(readBrowse({ sortDirection: "DESCENDING", consistency: "require" })).toMatchObject({
      sortDirection: "descending",
      consistency: "REQUIRE",
    });
    expect(readBrowse({ sortDirection: "sideways" })).toEqual({ refused: ["sortDirection"] });
  });

  it.each([
    ["0", 0],
    ["1633329776235", 1_633_329_776_235],
    ["-1", -1],
  ])("reads the integer %s", (text, expected) => {
    expect(flagsOf({ filterCreatedAfter: text }).filterCreatedAfter).toBe(expected);
  });

  it.each(["", " ", "1.5", "1e3", "0x10", "ten", "9007199254740993", "99999999999999999999"])(
    "refuses %j where an integer is asked for, and names the parameter",
    (text) => {
      expect(readBrowse({ filterCreatedAfter: text })).toEqual({ refused: ["filterCreatedAfter"] });
    },
  );

  it("keeps text as it is, numbers and all", () => {
    expect(flagsOf({ filterIds: "1,2", filterName: "007" })).toMatchObject({ filterIds: "1,2", filterName: "007" });
  });

  it("passes over parameters that it does not know", () => {
    expect(readBrowse({ nonsense: "1", flags: "x", "flags.includeOthers": "true" })).toEqual(readBrowse({}));
  });

  it("refuses a missing parameter that must be there", () => {
    expect(read(retrieve, {})).toEqual({ refused: ["id"] });
  });

  it("reads no query at all as all defaults", () => {
    expect(readBrowse({})).toEqual({
      flags: { includeOthers: false, includeUpdates: false, includeSupport: false, includeProduct: false },
      itemsPerPage: defaultPageSize,
      sortBy: "resource",
      sortDirection: "ascending",
    });
  });

  it("records its model, and how that is written in the query", () => {
    const model = queryModelOf(retrieve);
    expect(model?.model).toBe(ProviderRetrieveRequest);
    expect(model?.flattened).toEqual(["flags"]);
    expect(Object.keys(model?.flat.shape ?? {})).toEqual([
      ...Object.keys(ProviderRetrieveRequest.shape.flags.shape),
      "id",
    ]);
  });

  it("reads a model without flags as it is", () => {
    const plain = flatQuery(z.object({ id: z.string(), count: z.int().optional() }));
    expect(read(plain, { id: ["7", "8"], count: "3" })).toEqual({ id: "7", count: 3 });
    expect(queryModelOf(plain)?.flattened).toEqual([]);
  });
});

describe("itemsPerPage", () => {
  it.each(pageSizes)("knows %i", (size) => {
    expect(readBrowse({ itemsPerPage: String(size) })).toMatchObject({ itemsPerPage: size });
  });

  it.each(["0", "-10", "1", "11", "51", "1000", "2147483648"])("reads %s as the default", (size) => {
    expect(readBrowse({ itemsPerPage: size })).toMatchObject({ itemsPerPage: defaultPageSize });
  });

  it("must be a number", () => {
    expect(readBrowse({ itemsPerPage: "many" })).toEqual({ refused: ["itemsPerPage"] });
  });
});

describe("itemsToSkip and sortBy", () => {
  it("refuses to skip less than nothing", () => {
    expect(readBrowse({ itemsToSkip: "-1" })).toEqual({ refused: ["itemsToSkip"] });
    expect(readBrowse({ itemsToSkip: "3" })).toMatchObject({ itemsToSkip: 3 });
  });

  it.each([
    ["createdAt", "createdAt"],
    ["createdBy", "createdBy"],
    ["resource", "resource"],
    ["domain", "resource"],
  ])("sorts %s by %s", (sent, used) => {
    expect(readBrowse({ sortBy: sent })).toMatchObject({ sortBy: used });
  });
});
