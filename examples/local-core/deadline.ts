/** The longest that any step of an example may take: far more than it does, so that only what hangs is ended. */
const longestMs = 60_000;

/** Waits for something that is to happen. @throws when it does not happen in time */
export const inTime = async <T>(what: string, happening: Promise<T>, limitMs = longestMs): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing after ${limitMs / 1000} seconds.`)), limitMs);
  });
  try {
    return await Promise.race([happening, late]);
  } finally {
    clearTimeout(timer);
  }
};
