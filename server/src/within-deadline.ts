/** How long the database may take to answer before it counts as unreachable. */
const deadlineMs = 2_000;

/**
 * Waits for an answer of the database, for two seconds at most.
 *
 * @returns what the work gives, or `late` where that comes too late
 */
export const withinDeadline = async <Result, Late>(work: Promise<Result>, late: Late): Promise<Result | Late> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Late>((resolve) => {
    timer = setTimeout(resolve, deadlineMs, late);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
