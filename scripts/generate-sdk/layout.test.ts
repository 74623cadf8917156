import { describe, expect, it } from "vitest";
import { block, bracketed, code, importOf, indented, unionDeclaration } from "./layout.js";

const long = Array.from({ length: 8 }, (_, index) => `aRatherLongName${index}`);

describe("generated text", () => {
  it("is one line where it fits, and one element a line where it does not", () => {
    expect(bracketed("[", ["1", "2"], "]")).toBe("[1, 2]");
    expect(bracketed("f(", long, ")")).toBe(`f(\n${long.map((name) => `  ${name},\n`).join("")})`);
    expect(bracketed("[", [], "]")).toBe("[]");
    expect(unionDeclaration("type A =", ['"a"', '"b"', '"a"'])).toBe('type A = "a" | "b";');
    expect(unionDeclaration("type A =", long).split("\n")[1]).toBe("  | aRatherLongName0");
  });

  it("is indented but for its empty lines", () => {
    expect(indented("a\n\nb\n")).toBe("  a\n\n  b\n");
    expect(block("class A", "a;\n\nb;\n")).toBe("class A {\n  a;\n\n  b;\n}");
  });

  it("writes values as code", () => {
    expect(code({ a: [1, "x", null, true], "b-c": {}, d: undefined })).toBe('{ a: [1, "x", null, true], "b-c": {} }');
    expect(code({ text: "x".repeat(120) })).toBe(`{\n  text: "${"x".repeat(120)}",\n}`);
  });

  it("imports each name once, in order, and nothing for nothing", () => {
    expect(importOf(["b", "a", "b"], "./x.js")).toBe('import type { a, b } from "./x.js";\n');
    expect(importOf(["b"], "./x.js", "value")).toBe('import { b } from "./x.js";\n');
    expect(importOf([], "./x.js")).toBe("");
  });
});
