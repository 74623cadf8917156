const variable = /:\w+/g;

/** The pattern of a path; each variable matches one segment. */
export const pathPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(variable, "[^/]+")}$`);

/** A path without the names of its variables: paths of the same shape match the same requests. */
export const pathShape = (path: string): string => path.replace(variable, "~");

/** The order in which paths are matched: literal segments before variables, so that `/jobs` is never read as the id of a service. */
export const literalFirst = (one: string, other: string): number => {
  const [shape, otherShape] = [pathShape(one), pathShape(other)];
  if (shape === otherShape) return 0;
  return shape < otherShape ? -1 : 1;
};

/**
 * Tests whether a request that a path matches belongs to another path, whose literal segments come first: `/services/jobs` is matched by
 * `/services/:uuid` and belongs to `/services/jobs`, also for methods that only the former has.
 *
 * @param path a path of the contract
 * @param paths all paths of the contract
 * @returns undefined if no request that the path matches belongs to another
 */
export const belongsElsewhere = (path: string, paths: readonly string[]): ((actual: string) => boolean) | undefined => {
  const segments = path.split("/");
  const meets = (other: string): boolean => {
    const others = other.split("/");
    const agree = (segment: string, index: number) =>
      segment === others[index] || segment.startsWith(":") || Boolean(others[index]?.startsWith(":"));
    return others.length === segments.length && segments.every(agree);
  };
  const earlier = new Set(paths.filter((other) => literalFirst(other, path) < 0 && meets(other)));
  if (earlier.size === 0) return undefined;
  const patterns = [...earlier].map(pathPattern);
  return (actual) => patterns.some((pattern) => pattern.test(actual));
};
