import type { OperandType } from "../operators.js";

/** A value of a request that conditions can ask for. */
export interface ConditionKey {
  /** As AWS writes it. Names are compared without regard to case; one that ends in `/` is followed by the key of a tag. */
  readonly name: string;
  readonly type: OperandType;
  /** A request may have several values for it, so that conditions need `ForAllValues:` or `ForAnyValue:`. */
  readonly isMultivalued: boolean;
  /** Requests to this server can have it. The others are known to AWS and absent here. */
  readonly isProvided: boolean;
}

type Traits = Partial<Omit<ConditionKey, "name" | "type">>;

/** Keys of one service, by the part of their name behind its prefix. */
export const keysOf = <Name extends string>(
  service: string,
  entries: Readonly<Record<Name, OperandType | readonly [OperandType, Traits]>>,
): readonly ConditionKey[] =>
  Object.entries<OperandType | readonly [OperandType, Traits]>(entries).map(([name, entry]) => {
    const [type, traits] = typeof entry === "string" ? [entry, {}] : entry;
    return { name: `${service}:${name}`, type, isMultivalued: false, isProvided: true, ...traits };
  });

export const multivalued = { isMultivalued: true } as const;
/** Of AWS's services that do not exist here. */
export const absent = { isProvided: false } as const;
