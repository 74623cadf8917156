import type { OperandType } from "../operators.js";

/** A condition key: a value of a request that conditions can test. */
export interface ConditionKey {
  /** The name as AWS writes it. Comparisons ignore case. A tag key follows a name that ends in `/`. */
  readonly name: string;
  readonly type: OperandType;
  /** Whether a request can have several values, so that conditions need `ForAllValues:` or `ForAnyValue:`. */
  readonly isMultivalued: boolean;
  /** Whether requests to this server can have it. Only AWS sets the others. */
  readonly isProvided: boolean;
}

type Traits = Partial<Omit<ConditionKey, "name" | "type">>;

/** The keys of one service, by their names without its prefix. */
export const keysOf = <Name extends string>(
  service: string,
  entries: Readonly<Record<Name, OperandType | readonly [OperandType, Traits]>>,
): readonly ConditionKey[] =>
  Object.entries<OperandType | readonly [OperandType, Traits]>(entries).map(([name, entry]) => {
    const [type, traits] = typeof entry === "string" ? [entry, {}] : entry;
    return { name: `${service}:${name}`, type, isMultivalued: false, isProvided: true, ...traits };
  });

export const multivalued = { isMultivalued: true } as const;
/** A key that only AWS sets. */
export const absent = { isProvided: false } as const;
