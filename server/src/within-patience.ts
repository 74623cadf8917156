/** How long the database may take to answer before it counts as unreachable. */
const patienceMs = 2_000;

/**
 * Waits for what asks the database, but not as long as the database may take.
 *
 * @returns what the work gives, or what stands for it where that comes too late
 */
export const withinPatience = async <Result, Late>(work: Promise<Result>, late: Late): Promise<Result | Late> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Late>((resolve) => {
    timer = setTimeout(resolve, patienceMs, late);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
