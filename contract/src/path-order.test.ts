import { describe, expect, it } from "vitest";
import { belongsElsewhere, literalFirst, pathPattern } from "./path-order.js";

it("tries literal segments before variables", () => {
  const paths = ["/:id", "/:id/labels", "/jobs/:id", "/jobs", "/regions"];
  expect([...paths].sort(literalFirst)).toEqual(["/jobs", "/jobs/:id", "/regions", "/:id", "/:id/labels"]);
});

it("matches one segment with a variable, and everything else literally", () => {
  const pattern = pathPattern("/a.b/:id/c");
  expect(["/a.b/1/c", "/a.b/%2F/c"].filter((path) => pattern.test(path))).toHaveLength(2);
  expect(["/a.b//c", "/axb/1/c", "/a.b/1/2/c", "/a.b/1/c/"].filter((path) => pattern.test(path))).toEqual([]);
});

describe("a path that another one matches too", () => {
  const paths = ["/jobs", "/regions/:name", "/:id", "/:id/labels", "/:id/labels/:key", "/:id/users/:name"];
  const elsewhere = (path: string, actual: string) => belongsElsewhere(path, paths)?.(actual);

  it("belongs to the one whose literal segments come first", () => {
    expect(elsewhere("/:id", "/jobs")).toBe(true);
    expect(elsewhere("/:id", "/job")).toBe(false);
    expect(elsewhere("/:id/labels", "/regions/labels")).toBe(true);
    expect(elsewhere("/:id/labels", "/1/labels")).toBe(false);
  });

  it("is none where no other one can match the same", () => {
    for (const path of ["/jobs", "/regions/:name", "/:id/labels/:key", "/:id/users/:name"]) {
      expect(belongsElsewhere(path, paths)).toBeUndefined();
    }
  });
});
