import { describe, expect, it } from "vitest";
import { contract, errorCatalogue, tags } from "./contract.js";
import { objectStorageErrors } from "./object-storage/index.js";
import { walk } from "./router.js";

const operations = [...walk(contract)];

const duplicates = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

describe("the operations of the contract", () => {
  it("have ids of their own", () => {
    expect(duplicates(operations.map(({ id }) => id))).toEqual([]);
  });

  it("have a method and path of their own", () => {
    const places = operations.map(({ operation: { servedBy, method, path } }) => {
      const anyNames = path.replace(/:\w+/g, ":x");
      return `${servedBy} ${method} ${anyNames}`;
    });
    expect(duplicates(places)).toEqual([]);
  });

  it("are read-only where the method is GET, and where a POST only searches", () => {
    const readOnly = operations.filter(({ operation }) => operation.readOnly);
    expect(readOnly.filter(({ operation: { method } }) => method !== "GET").map(({ id }) => id)).toEqual([
      "providers.search",
    ]);
    expect(operations.filter(({ operation }) => operation.method === "GET" && !operation.readOnly)).toEqual([]);
  });

  it("declare 402 exactly where they cost", () => {
    const { code } = objectStorageErrors.insufficientCredits;
    const refused = operations.filter(({ operation }) => operation.errors.some((entry) => entry.code === code));
    expect(refused.map(({ id }) => id)).toEqual(
      operations.filter(({ operation }) => operation.costs).map(({ id }) => id),
    );
    expect(refused).not.toEqual([]);
    expect(refused.filter(({ operation }) => operation.readOnly)).toEqual([]);
  });
});

describe.each(operations)("$id", ({ operation }) => {
  it("has a summary of at most 60 characters, and a description that says more", () => {
    expect(operation.summary.length).toBeLessThanOrEqual(60);
    expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(operation.description.length).toBeGreaterThan(operation.summary.length);
    expect(operation.description).toMatch(/\.$/);
  });

  it("has a tag that is described", () => {
    expect(tags).toHaveProperty(operation.tag);
  });

  it("has parameters in its path that its schema knows, and no others", () => {
    const inPath = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    const { pathParams } = operation as { pathParams?: { shape?: object } };
    expect(Object.keys(pathParams?.shape ?? {})).toEqual(inPath);
  });

  it("declares each of its errors once, all of them from the catalogue, with the body of its API", () => {
    expect(duplicates(operation.errors.map(({ code }) => code))).toEqual([]);
    for (const entry of operation.errors) {
      expect(errorCatalogue).toContain(entry);
      expect((operation.responses as Record<number, unknown>)[entry.status]).toBe(operation.errorBody);
    }
  });

  it("has a body for each error that its schema reads", () => {
    for (const entry of operation.errors) {
      const body = operation.errorBodyOf(entry);
      expect(operation.errorBody["~standard"].validate(body)).toEqual({ value: body });
    }
  });

  it("says what takes its place where it is deprecated", () => {
    expect(operation.deprecated).toBe(operation.deprecation !== null);
    if (operation.deprecation) expect(operation.deprecation.replacement).not.toBe("");
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
