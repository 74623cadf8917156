// The SDK has a file of this name in place of this one: there, the types list the names of the language's tables.

/** One item or several: documents may write a list of one item without its brackets. */
export type OneOrMore<Item> = Item | readonly Item[];

/** A value of a condition key. */
export type ConditionValue = string | number | boolean;

/** An action with its service, with `*` for any text and `?` for any character; or `*`. */
export type PolicyAction = string;

/** Condition key → the values to compare with. All keys must match. */
export type ConditionTests = Readonly<Record<string, OneOrMore<ConditionValue>>>;

/** Operator → condition key → the values to compare with. All operators must match. */
export type PolicyCondition = Readonly<Record<string, ConditionTests>>;
