// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are sources, which have such places
import { afterEach, describe, expect, it } from "vitest";
import { mutate } from "./mutate.js";
import { type Scope, switchOn } from "./mutation.js";

afterEach(() => switchOn());

/** What a mutated program evaluates to, as it is and with each of its mutations. */
const outcomes = (source: string, use: string, scope: Scope = {}): Record<string, unknown> => {
  const { code, mutations } = mutate(source, [scope]);
  const run = new Function(`${code}\nreturn ${use};`);
  const entries = [["as it is", undefined] as const, ...mutations.map(({ what, id }) => [what, id] as const)];
  return Object.fromEntries(
    entries.map(([what, id]) => {
      switchOn(id);
      return [what, run()];
    }),
  );
};

describe("a condition", () => {
  it("counts as true, or as false", () => {
    const source = "const sign = (n) => { if (n > 0) return 1; return n === 0 ? 0 : -1; };";
    expect(outcomes(source, "[sign(5), sign(0), sign(-5)].join()")).toEqual({
      "as it is": "1,0,-1",
      "n > 0 → true": "1,1,1",
      "n > 0 → false": "-1,0,-1",
      "n === 0 → true": "1,0,0",
      "n === 0 → false": "1,-1,-1",
    });
  });

  it("loses one of its sides", () => {
    const source = "const f = (a, b, c) => (a && b && (c || false) ? 1 : 0);";
    const all = "[f(1,1,1), f(0,1,1), f(1,0,1), f(1,1,0)].join('')";
    const found = outcomes(source, all);
    expect(found).toMatchObject({ "as it is": "1000", "a → true": "1100", "b → true": "1010", "c → false": "0000" });
    expect(found).toMatchObject({ "c || false → true": "1001" });
  });

  it("is what a test of elements returns", () => {
    const found = outcomes("const evens = (all) => all.filter((one) => one % 2 === 0);", "evens([1, 2, 3]).join()");
    expect(found).toEqual({ "as it is": "2", "one % 2 === 0 → true": "1,2,3", "one % 2 === 0 → false": "" });
  });
});

it("leaves out statements that are calls or assignments", () => {
  const source = "const f = () => { const list = []; list.push(1); list[1] = 2; return list; };";
  const found = outcomes(source, "f().join()", { operators: ["statement"] });
  expect(found).toEqual({ "as it is": "1,2", "list.push(1); left out": ",2", "list[1] = 2; left out": "1" });
});

it("leaves out members and elements, but none that shape an answer", () => {
  const source =
    "const f = (b) => { const rest = { c: 3 }; return { where: { a: 1, b, ...rest }, in: [7, 8], select: { x: true } }; };";
  const found = outcomes(source, "JSON.stringify(f(2))", { operators: ["member"] });
  const shape = (where: string, list = "[7,8]") => `{"where":${where},"in":${list},"select":{"x":true}}`;
  expect(found).toMatchObject({
    "as it is": shape('{"a":1,"b":2,"c":3}'),
    "a: 1 left out": shape('{"b":2,"c":3}'),
    "b left out": shape('{"a":1,"c":3}'),
    "...rest left out": shape('{"a":1,"b":2}'),
    "7 left out": shape('{"a":1,"b":2,"c":3}', "[8]"),
  });
  expect(Object.keys(found).join()).not.toContain("select");
});

it("lets comparisons in SQL texts hold always", () => {
  const source =
    "const sql = (texts, ...values) => texts.join('?'); const f = (a, b) => sql`WHERE x.a = ${a}::uuid AND b = ${b} LIMIT ${1}`;";
  expect(outcomes(source, "f(1, 2)", { functions: ["f"] })).toEqual({
    "as it is": "WHERE x.a = ?::uuid AND b = ? LIMIT ?",
    "x.a = ${a} → true": "WHERE (x.a = ?::uuid OR TRUE) AND b = ? LIMIT ?",
    "b = ${b} → true": "WHERE x.a = ?::uuid AND (b = ? OR TRUE) LIMIT ?",
  });
});

it("finds rows without a column of their key", () => {
  const source = `const db = { findUnique: (a) => ["unique", a], findFirst: (a) => ["first", a] };
    const f = (owner, name) => db.findUnique({ where: { owner_name: { owner, name } }, select: { id: true } });`;
  const found = outcomes(source, 'JSON.stringify(f("ada", "x"))', { functions: ["f"], operators: ["key"] });
  expect(found).toEqual({
    "as it is": '["unique",{"where":{"owner_name":{"owner":"ada","name":"x"}},"select":{"id":true}}]',
    "db.findUnique without column 1 of its key": '["first",{"select":{"id":true},"where":{"name":"x"}}]',
    "db.findUnique without column 2 of its key": '["first",{"select":{"id":true},"where":{"owner":"ada"}}]',
  });
});

it("keeps to the functions that are asked for, and numbers on from where it is told to", () => {
  const source = "const a = (x) => (x ? 1 : 0); const b = { c: (x) => (x ? 1 : 0) };";
  const { mutations } = mutate(source, [{ functions: ["c"] }], 7);
  expect(mutations.map(({ id, within }) => [id, within])).toEqual([
    [7, "b.c"],
    [8, "b.c"],
  ]);
});
