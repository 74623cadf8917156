import { ts } from "@ts-morph/common";
import { operators as all, isOnCode, loosenedKeyCode, type Mutation, type Operator, type Scope } from "./mutation.js";
import { findByKey, functionNameOf, isCondition, isInWhere, isMember, keyColumnsOf, neutralValueOf } from "./syntax.js";

/** A file that can be made wrong while it runs. */
export interface Mutated {
  /** The code: it does what the source does until one of the mutations is switched on. */
  readonly code: string;
  readonly mutations: readonly Mutation[];
}

const longestText = 90;
const shorten = (text: string): string => {
  const flat = text.replace(/\s+/g, " ");
  return flat.length <= longestText ? flat : `${flat.slice(0, longestText)}…`;
};

/** The comparison that stands before a value in an SQL text, and the cast that stands behind the value. */
const comparison = /[\w."]+ = $/;
const cast = /^(?:::\w+)?/;

const withoutComparison = (texts: readonly string[], index: number): string[] => {
  const copy = [...texts];
  copy[index] = (copy[index] as string).replace(comparison, (found) => `(${found}`);
  copy[index + 1] = (copy[index + 1] as string).replace(cast, (found) => `${found} OR TRUE)`);
  return copy;
};

/**
 * Finds the mutations of a file, and puts a switch into its code for each.
 *
 * @param source the text of a TypeScript file
 * @param firstId the number of its first mutation
 * @param always the number of a mutation that is always on, while all others are off: there are no switches then
 */
export const mutate = (source: string, scopes: readonly Scope[], firstId = 1, always?: number): Mutated => {
  const file = ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest, true);
  const mutations: Mutation[] = [];
  const path: string[] = [];

  const isWithin = ({ functions, operators = all }: Scope, operator: Operator): boolean =>
    operators.includes(operator) && path.length > 0 && (functions?.some((name) => path.includes(name)) ?? true);
  const isWanted = (operator: Operator): boolean => scopes.some((scope) => isWithin(scope, operator));
  /** Adds a mutation. @returns the code that tells whether it is on */
  const add = (operator: Operator, what: string): string => {
    const isMeant = (scope: Scope) => isWithin(scope, operator) && (scope.about?.test(what) ?? true);
    if (!scopes.some(isMeant)) return "false";
    const id = firstId + mutations.length;
    mutations.push({ id, within: path.join("."), operator, what });
    return always === undefined ? isOnCode(id) : String(id === always);
  };

  const condition = (node: ts.Node, code: string): string => {
    const neutral = neutralValueOf(node);
    const values = isCondition(node) ? [true, false] : [neutral].filter((value) => value !== undefined);
    return values.reduce<string>(
      (whole, value) => `(${add("condition", `${shorten(node.getText())} → ${value}`)} ? ${value} : ${whole})`,
      values.length > 0 ? `(${code})` : code,
    );
  };

  const member = (node: ts.Node, code: string, operator: "member" | "where"): string => {
    const isOn = add(operator, `${shorten(node.getText())} left out`);
    const [open, close] = ts.isArrayLiteralExpression(node.parent) ? ["[", "]"] : ["{ ", " }"];
    const isSpread = ts.isSpreadAssignment(node) || ts.isSpreadElement(node);
    return `...(${isOn} ? ${open}${close} : ${isSpread ? code.slice("...".length) : open + code + close})`;
  };

  const sql = ({ tag, template }: ts.TaggedTemplateExpression, code: string): string => {
    if (!ts.isTemplateExpression(template)) return code;
    const spans = template.templateSpans;
    const texts = [template.head, ...spans.map(({ literal }) => literal)].map(({ rawText, text }) => rawText ?? text);
    const values = spans.map(({ expression }) => expression.getText());
    return values.reduce((whole, value, index) => {
      const [found] = comparison.exec(texts[index] as string) ?? [];
      if (found === undefined) return whole;
      const [first, ...rest] = withoutComparison(texts, index);
      const text = first + rest.map((part, place) => `\${${values[place]}}${part}`).join("");
      return `(${add("sql", `${found}\${${shorten(value)}} → true`)} ? ${tag.getText()}\`${text}\` : ${whole})`;
    }, code);
  };

  const key = (node: ts.CallExpression, code: string): string => {
    const found = findByKey(node);
    if (!found) return code;
    const argument = node.arguments.map((one) => one.getText()).join(", ");
    return Array.from({ length: keyColumnsOf(node) }).reduce<string>((whole, _, column) => {
      const isOn = add("key", `${shorten(node.expression.getText())} without column ${column + 1} of its key`);
      return `(${isOn} ? ${found.on.getText()}.${found.method}(${loosenedKeyCode(argument, column)}) : ${whole})`;
    }, code);
  };

  const withSwitches = (node: ts.Node, code: string): string => {
    if (ts.isTaggedTemplateExpression(node) && isWanted("sql")) return sql(node, code);
    if (ts.isExpressionStatement(node) && isWanted("statement"))
      return `if (!(${add("statement", `${shorten(node.getText())} left out`)})) { ${code} }`;
    const keyed = ts.isCallExpression(node) && isWanted("key") ? key(node, code) : code;
    if (isMember(node) && isWanted("member")) return member(node, keyed, "member");
    if (isMember(node) && isWanted("where") && isInWhere(node)) return member(node, keyed, "where");
    return ts.isExpression(node) && !ts.isParenthesizedExpression(node) && isWanted("condition")
      ? condition(node, keyed)
      : keyed;
  };

  const emit = (node: ts.Node): string => {
    // types say nothing at run time
    if (ts.isTypeNode(node)) return node.getText();
    const name = functionNameOf(node);
    if (name !== undefined) path.push(name);
    let code = "";
    let end = node.getStart();
    ts.forEachChild(node, (child) => {
      code += source.slice(end, child.getStart()) + emit(child);
      end = child.getEnd();
    });
    code += source.slice(end, node.getEnd());
    const whole = ts.isSourceFile(node) ? code : withSwitches(node, code);
    if (name !== undefined) path.pop();
    return whole;
  };
  return { code: source.slice(0, file.getStart()) + emit(file), mutations };
};
