import { ts } from "@ts-morph/common";
import { beforeAll, describe, expect, it } from "vitest";
import { contract, walk } from "../../contract/src/index.js";
import { openEditor } from "./editor.js";
import { exampleCall } from "./example-code.js";
import { operationModelOf } from "./operation-model.js";

const walked = [...walk(contract)];
const called = walked.filter(({ operation }) => operation.servedBy === "core");
const served = walked.filter(({ operation }) => operation.servedBy === "provider");
const isDeprecated = ({ operation }: (typeof walked)[number]) => operation.deprecation !== null;

/** One line for each operation: a call of those that clients make, the route of those that providers serve. */
const lines = [
  'import { type Concordat, integrationProviderRoutes } from "./index.js"; declare const cloud: Concordat;',
  ...called.map((each) => {
    const [example] = each.operation.examples;
    return example ? exampleCall(operationModelOf(each), example).replaceAll(/\n\s*/g, " ") : "";
  }),
  ...served.map(({ names }) => `integrationProviderRoutes.${names.at(-1)}Route;`),
];
const lineOf = (each: (typeof walked)[number]) => 1 + [...called, ...served].indexOf(each);

let editor: ReturnType<typeof openEditor>;
beforeAll(() => {
  editor = openEditor("every-operation.ts", lines.join("\n"));
});

describe("an editor", () => {
  it("strikes through every operation that the contract deprecates, and no other", () => {
    const deprecated = walked.filter(isDeprecated);
    expect(deprecated.length).toBeGreaterThan(0);
    expect(editor.mistakes()).toEqual([]);
    expect([...new Set(editor.deprecatedLines())].map((line) => lines[line])).toEqual(
      [...called, ...served].filter(isDeprecated).map((each) => lines[lineOf(each)]),
    );
  });
});

const isPublic = (member: ts.Symbol): boolean => {
  const declaration = member.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isMethodDeclaration(declaration) &&
    !ts.isPrivateIdentifier(declaration.name) &&
    !(ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) &&
    !member.getJsDocTags().some(({ name }) => name === "internal")
  );
};

/** Those that promises have are known from there, and a listing's iterator from `for await`. */
const isOfLanguage = ({ name }: ts.Symbol): boolean =>
  ["then", "catch", "finally"].includes(name) || name.startsWith("__@");

const isFunction = ({ valueDeclaration: declaration }: ts.Symbol): boolean =>
  declaration !== undefined &&
  (ts.isFunctionDeclaration(declaration) ||
    (ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined &&
      ts.isArrowFunction(declaration.initializer)));

/** Everything in an entry point that can be called by name: functions, and methods of classes. */
const callablesOf = (symbols: readonly ts.Symbol[]): (readonly [string, ts.Symbol])[] =>
  symbols.flatMap((symbol) => {
    if (isFunction(symbol)) return [[symbol.name, symbol] as const];
    const members = [...(symbol.flags & ts.SymbolFlags.Class ? (symbol.members?.values() ?? []) : [])];
    return members
      .filter((member) => isPublic(member) && !isOfLanguage(member))
      .map((member) => [`${symbol.name}.${member.name}`, member] as const);
  });

const examplesOf = (symbol: ts.Symbol): string[] =>
  symbol
    .getJsDocTags()
    .filter(({ name }) => name === "example")
    .map(({ text }) => ts.displayPartsToString(text));

describe("the documentation of the package", () => {
  it("shows one example of everything that can be called", () => {
    const callables = callablesOf(editor.exportsOf("index.ts"));
    expect(callables.length).toBeGreaterThan(called.length);
    const without = callables.filter(
      ([, symbol]) => examplesOf(symbol).filter((text) => text.trim() !== "").length !== 1,
    );
    expect(without.map(([name]) => name)).toEqual([]);
  });
});
