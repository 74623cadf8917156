/** The tags that a header `x-amz-tagging` names, as they are written: a query. Whoever decides and whoever stores read it so. */
export const tagPairs = (text: string): readonly (readonly [key: string, value: string])[] => [
  ...new URLSearchParams(text),
];
