const firstMs = 500;
const longestMs = 8_000;

/**
 * The wait before a retry if the API does not say: half a second, doubled each time up to eight seconds, and reduced at random by up
 * to half, so that clients that failed together do not retry together.
 *
 * @param retry 1 for the first
 * @param random from 0 up to 1
 */
export const backoffMs = (retry: number, random: number): number =>
  Math.min(longestMs, firstMs * 2 ** (retry - 1)) * (1 - random / 2);
