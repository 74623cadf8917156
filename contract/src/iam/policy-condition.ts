import { type Comparison, comparisonNames, type SetQuantifier, setQuantifiers } from "./language/operators.js";

/** A parsed condition operator. */
export type ConditionOperator =
  | { readonly kind: "presence" }
  | {
      readonly kind: "comparison";
      readonly comparison: Comparison;
      readonly quantifier: SetQuantifier | undefined;
      /** True also if the request lacks the key. */
      readonly ifExists: boolean;
    };

const names: ReadonlySet<string> = new Set(comparisonNames);
const operatorParts = new RegExp(`^(?:(${setQuantifiers.join("|")}):)?([A-Za-z]+?)(IfExists)?$`);

/** Parses the name of a condition operator. @returns undefined if there is no such operator */
export const readConditionOperator = (name: string): ConditionOperator | undefined => {
  if (name === "Null") return { kind: "presence" };
  const [, quantifier, comparison = "", ifExists] = operatorParts.exec(name) ?? [];
  if (!names.has(comparison)) return undefined;
  return {
    kind: "comparison",
    comparison: comparison as Comparison,
    quantifier: quantifier as SetQuantifier | undefined,
    ifExists: ifExists !== undefined,
  };
};

/** All names of condition operators, for suggestions and completion. */
export const conditionOperatorNames: readonly string[] = [
  ...["", ...setQuantifiers.map((quantifier) => `${quantifier}:`)].flatMap((prefix) =>
    comparisonNames.flatMap((name) => [`${prefix}${name}`, `${prefix}${name}IfExists`]),
  ),
  "Null",
];
