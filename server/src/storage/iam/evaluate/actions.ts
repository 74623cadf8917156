import { readTemplate } from "@concordat/contract/iam";
import { compileTexts } from "./pattern/text-test.js";
import type { Scope } from "./scope.js";

const literal = () => undefined;

/**
 * Compiles the actions of a statement. Comparisons ignore case.
 *
 * @param texts actions with `*` and `?`
 */
export const compileActions = (texts: readonly string[]): ((scope: Scope) => boolean) => {
  const isAction = compileTexts(
    texts.map((text) => readTemplate(text.toLowerCase(), { variables: false, wildcards: true })),
  );
  return ({ action }) => isAction(action, literal);
};
