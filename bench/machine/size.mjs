/** `npm run bench -- --short` is for those who work on a measurement: it shows that it runs, and its figures are rough. */
export const isShort = process.env["CONCORDAT_BENCH_SHORT"] === "1";

/**
 * How often something is measured, and for how long at a time.
 * @param {{ rounds: number, warmUps?: number, ms?: number }} whole
 */
export const sizeOf = ({ rounds, warmUps = 2, ms = 1000 }) =>
  isShort ? { rounds: 1, warmUps: 1, ms: Math.min(ms, 300) } : { rounds, warmUps, ms };
