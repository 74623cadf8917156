/** A regular expression of the product. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
  /** The file that has it. */
  readonly file: string;
}

/** Equal for expressions that match the same texts. */
export const textOf = ({ source, flags }: Pick<Expression, "source" | "flags">): string => `/${source}/${flags}`;
