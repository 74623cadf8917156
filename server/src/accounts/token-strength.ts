/** How many bits a token of an account must be able to hold: fewer can be guessed, or found from a stolen fingerprint. */
const leastBits = 128;

/** Characters that occur together in random texts, and how many of each kind there are. The first that fits counts. */
const alphabets = [
  [/^\d*$/, 10],
  [/^[\da-f]*$/i, 16],
  [/^[\da-z]*$/, 36],
  [/^[\dA-Z]*$/, 36],
  [/^[\da-zA-Z]*$/, 62],
] as const;

const anyPrintable = 94;

/** Whether a token is long enough to hold 128 random bits, in the alphabet that it is written in. Its prefix does not count. */
export const canHoldEnoughBits = (token: string): boolean => {
  const text = token.replace(/^[a-z]{1,8}_/, "");
  const size = alphabets.find(([pattern]) => pattern.test(text))?.[1] ?? anyPrintable;
  // of a few characters that come again and again no random text consists
  return new Set(text).size >= 8 && text.length * Math.log2(size) >= leastBits;
};
