// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText, oneCharacter, readTemplate, type TemplatePart } from "./template.js";

const both = { variables: true, wildcards: true };
const variable = (key: string, fallback?: string) => ({ key, fallback });

describe("readTemplate", () => {
  it.each<[string, TemplatePart[]]>([
    ["", []],
    ["abc", ["abc"]],
    ["a*b?c", ["a", anyText, "b", oneCharacter, "c"]],
    ["**", [anyText, anyText]],
    ["${aws:username}", [variable("aws:username")]],
    ["a${AWS:UserName}/*", ["a", variable("aws:username"), "/", anyText]],
    ["${aws:PrincipalTag/a b}", [variable("aws:principaltag/a b")]],
    ["${a:b, 'c'}", [variable("a:b", "c")]],
    ["${a:b,'c'  }", [variable("a:b", "c")]],
    ["${a:b, 'It, {too}*'}", [variable("a:b", "It, {too}*")]],
    ["${a:b, ''}", [variable("a:b", "")]],
    ["a${*}b${?}c${$}d", ["a*b?c$d"]],
    ["${$}{a:b}", ["${a:b}"]],
    // text that only looks like a variable
    ["${", ["${"]],
    ["${}", ["${}"]],
    ["${a:b", ["${a:b"]],
    ["$a", ["$a"]],
    ["$${a:b}", ["$", variable("a:b")]],
    ["${a${b:c}", ["${a", variable("b:c")]],
    ["${a:b, c}", ["${a:b, c}"]],
    ["${a:b, 'c'", ["${a:b, 'c'"]],
    ["${a:b, 'c' d}", ["${a:b, 'c' d}"]],
    ["${**}", [variable("**")]],
  ])("takes %j apart", (text, parts) => {
    expect(readTemplate(text, both)).toEqual(parts);
  });

  it("leaves variables and wildcards alone where they have no meaning", () => {
    expect(readTemplate("${a:b}*", { variables: false, wildcards: true })).toEqual(["${a:b}", anyText]);
    expect(readTemplate("${a:b}*?", { variables: true, wildcards: false })).toEqual([variable("a:b"), "*?"]);
    expect(readTemplate("${*}", { variables: true, wildcards: false })).toEqual(["*"]);
    expect(readTemplate("${a:b}*", { variables: false, wildcards: false })).toEqual(["${a:b}*"]);
  });

  it("loses no character of literal text, and never throws", () => {
    const piece = fc.constantFrom("${", "}", "'", ",", " ", "*", "?", "$", "a", "a:b", "{");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const parts = readTemplate(text, { variables: false, wildcards: true });
        const written = parts.map((part) => {
          if (typeof part === "object") throw new Error("There are no variables here.");
          return typeof part === "string" ? part : part.description;
        });
        expect(written.join("")).toBe(text);
        expect(() => readTemplate(text, both)).not.toThrow();
      }),
    );
  });
});
