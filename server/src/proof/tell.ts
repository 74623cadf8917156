/** What begins a line of which the end of `npm run proof` tells once more. */
const mark = "proof: ";

/** Says what a proof has done, in figures. */
export const tell = (...lines: readonly string[]): void => {
  for (const line of lines) console.info(mark + line);
};
