const digest = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));

/** Compares secrets in constant time, independent of their content and length. */
export const isSameSecret = async (one: string, other: string): Promise<boolean> => {
  const [left, right] = await Promise.all([digest(one), digest(other)]);
  let difference = 0;
  for (const [at, byte] of left.entries()) difference |= byte ^ (right[at] ?? 256);
  return difference === 0;
};

/** A hash to recognize a secret without storing it. */
export const markOf = async (...secrets: readonly string[]): Promise<string> =>
  Array.from(await digest(JSON.stringify(secrets)), (byte) => byte.toString(16).padStart(2, "0")).join("");
