const firstMs = 500;
const longestMs = 8_000;

/**
 * How long to wait before a retry where the API does not say: half a second, doubled each time up to eight seconds,
 * and of that between half and all, so that clients which failed together do not come back together.
 *
 * @param retry 1 for the first
 * @param random from 0 up to 1
 */
export const backoffMs = (retry: number, random: number): number =>
  Math.min(longestMs, firstMs * 2 ** (retry - 1)) * (1 - random / 2);
