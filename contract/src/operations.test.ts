import { describe, expect, it } from "vitest";
import { contract, errorCatalogue, tags } from "./apis.js";
import { objectStorageErrors } from "./object-storage/index.js";
import { type AnyOperation, walk } from "./router.js";
import { isOfVendor } from "./source.js";

const operations = [...walk(contract)];

const duplicates = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

/** The ids of the operations for which something holds. */
const idsWhere = (holds: (operation: AnyOperation) => boolean): string[] =>
  operations.filter(({ operation }) => holds(operation)).map(({ id }) => id);

describe("the operations of the contract", () => {
  it("have a method and path of their own", () => {
    const endpoints = operations.map(({ operation: { servedBy, method, path } }) => {
      const anyNames = path.replace(/:\w+/g, ":x");
      return `${servedBy} ${method} ${anyNames}`;
    });
    expect(duplicates(endpoints)).toEqual([]);
  });

  it("have a summary of at most 60 characters, and a description that says more", () => {
    expect(idsWhere(({ summary }) => summary.length > 60 || !/^[A-Z].*[^.]$/.test(summary))).toEqual([]);
    expect(idsWhere(({ summary, description }) => description.length <= summary.length)).toEqual([]);
    expect(idsWhere(({ description }) => !description.endsWith("."))).toEqual([]);
  });

  it("have a tag that is described", () => {
    expect(idsWhere(({ tag }) => !(tag in tags))).toEqual([]);
  });

  it("have a schema for each variable of their path, and for no other", () => {
    const variables = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name).join();
    const described = (pathParams: unknown) => Object.keys((pathParams as { shape?: object })?.shape ?? {}).join();
    expect(idsWhere(({ path, pathParams }) => described(pathParams) !== variables(path))).toEqual([]);
  });

  it("take their errors from the catalogue", () => {
    expect(idsWhere(({ errors }) => errors.some((entry) => !errorCatalogue.includes(entry)))).toEqual([]);
  });

  it("name what to use instead where they are deprecated", () => {
    expect(idsWhere(({ deprecation }) => deprecation?.replacement === "")).toEqual([]);
  });

  it("are read-only where the method is GET, and in the vendors' APIs where a POST only searches", () => {
    expect(idsWhere(({ method, readOnly }) => method === "GET" && !readOnly)).toEqual([]);
    const others = idsWhere((operation) => operation.readOnly && operation.method !== "GET" && isOfVendor(operation));
    expect(others).toEqual(["providers.search"]);
  });

  it("declare 402 exactly where they cost, and cost only where they change something", () => {
    const { insufficientCredits } = objectStorageErrors;
    const costing = idsWhere(({ costs }) => costs);
    expect(costing).not.toEqual([]);
    expect(idsWhere(({ errors }) => errors.includes(insufficientCredits))).toEqual(costing);
    expect(idsWhere(({ costs, readOnly }) => costs && readOnly)).toEqual([]);
  });
});

describe("the error catalogue", () => {
  it("has codes of their own, each with the name of its API", () => {
    expect(duplicates(errorCatalogue.map(({ code }) => code))).toEqual([]);
    for (const { code } of errorCatalogue) expect(code).toMatch(/^[a-z_]+\.[a-z0-9_]+$/);
  });

  it("holds statuses of errors, and sentences", () => {
    for (const { status, title, when, remedy } of errorCatalogue) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
      expect(title).not.toBe("");
      for (const sentence of [when, remedy]) expect(sentence).toMatch(/^[A-Z`].*\.$/);
    }
  });
});
