import { ts } from "@ts-morph/common";
import type { Expression } from "./expression.js";

/** The regular expressions that a source file has. */
export interface SourceExpressions {
  readonly literals: readonly Expression[];
  /** Whether it calls the constructor while it is loaded. */
  readonly isBuiltAtLoad: boolean;
  /** Whether a function of it calls the constructor. */
  readonly isBuiltOnDemand: boolean;
}

const isConstructor = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "RegExp";

/** Finds the regular expressions of a source file: literals, and calls of the constructor. */
export const readSource = (file: string, text: string): SourceExpressions => {
  const literals: Expression[] = [];
  const found = { isBuiltAtLoad: false, isBuiltOnDemand: false };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      literals.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), file });
    }
    if (isConstructor(node))
      found[ts.findAncestor(node, ts.isFunctionLike) ? "isBuiltOnDemand" : "isBuiltAtLoad"] = true;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return { literals, ...found };
};
