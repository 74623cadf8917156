const variable = /:\w+/g;

/** What a path matches, its variables standing for one segment each. */
export const pathPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(variable, "[^/]+")}$`);

/** A path whatever its variables are called: paths of one shape are one place. */
export const pathShape = (path: string): string => path.replace(variable, "~");

/** The order in which paths are tried: literal segments stand before variables, so that `/jobs` is never the id of a service. */
export const literalFirst = (one: string, other: string): number => {
  const [shape, otherShape] = [pathShape(one), pathShape(other)];
  if (shape === otherShape) return 0;
  return shape < otherShape ? -1 : 1;
};

/**
 * Tells whether what a path matches belongs to another path, whose literal segments come first: `/services/jobs` is matched by
 * `/services/:uuid` and belongs to `/services/jobs`, also for methods that only the former has.
 *
 * @param path a path of the contract
 * @param paths all paths of the contract
 * @returns undefined where nothing that the path matches belongs to another
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
