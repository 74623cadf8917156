/** Accepted and refused values of one member, from both sides of each of its bounds. */
export interface Bounds {
  /** Dotted path of the member in the body. */
  readonly member: string;
  readonly taken: readonly unknown[];
  readonly refused: readonly unknown[];
}

type Tree = Record<string, unknown>;

/** A copy of a body in which one member has another value. */
export const withMember = (body: unknown, [name = "", ...rest]: readonly string[], value: unknown): unknown => {
  const copy = (Array.isArray(body) ? [...body] : { ...(body as object) }) as Tree;
  copy[name] = rest.length === 0 ? value : withMember(copy[name], rest, value);
  return copy;
};

export const letters = (count: number): string => "a".repeat(count);

/** Values that a text member refuses because of their type. */
export const notText = [null, 1, true, [], {}];
export const notAFlag = ["true", 1, "", [], {}];

/** Host names of exactly this length, with at most five parts. */
export const hostName = (length: number): string => {
  const parts = [62, 62, 62, 62].map(letters).join(".");
  return `${parts}.${letters(length - parts.length - 1)}`;
};

/** Names of services, regions and networks. */
export const resourceName: Omit<Bounds, "member"> = {
  taken: ["a", letters(64), "0_-Z"],
  refused: ["", letters(65), "a.b", "a b", "ä", "a/b", "a\n", ...notText],
};

/** Values of a boolean member. */
export const flag = { taken: [true, false], refused: notAFlag };

/** Names of buckets. */
export const bucketName = {
  taken: ["a", letters(254), "A.b-c_9"],
  refused: ["", letters(255), "a/b", "a b", "ä", ...notText],
};
