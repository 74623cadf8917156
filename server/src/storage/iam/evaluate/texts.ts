/**
 * The texts of a member that holds one text or several.
 *
 * @returns undefined where it is there but holds something else
 */
export const textsOf = (value: unknown): readonly string[] | undefined => {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.length > 0 && values.every((text) => typeof text === "string")
    ? (values as readonly string[])
    : undefined;
};
