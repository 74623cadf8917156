/** Paths are logged up to this length: callers must not be able to fill the log with a few requests. */
const longestLoggedPath = 1024;

/** A path, or a part of one, as it stands in a log. */
export const loggedPath = (path: string): string =>
  path.length > longestLoggedPath ? `${path.slice(0, longestLoggedPath)}…` : path;
