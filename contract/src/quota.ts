/** How many of something one owner may have. */
export interface Quota {
  /** What is counted, in the plural: `roles`. */
  readonly what: string;
  /** Whose it is: `a service`. */
  readonly owner: string;
  /** How many there may be, unless the operator says otherwise. */
  readonly most: number;
  /** Where the number comes from. */
  readonly basis: string;
  /** The number is part of the vendor's own API: no setting changes it. */
  readonly isFixed?: true;
  /** Nothing is refused: whatever comes beyond takes the place of the oldest. */
  readonly oldestGoes?: true;
}

/** The quotas of an API, by their names in settings. */
export type QuotaTable = Readonly<Record<string, Quota>>;

/** A quota as a sentence: `A service has at most 1000 roles.` @param most the number in force */
export const quotaSentence = ({ what, owner, oldestGoes }: Quota, most: number): string =>
  `${owner.charAt(0).toUpperCase()}${owner.slice(1)} has at most ${most} ${what}${oldestGoes ? "; beyond it, the oldest goes" : ""}.`;
