/** How many bytes a master key has. */
export const masterKeyBytes = 32;

/** The most master keys at a time: the current one and those before it. */
export const mostMasterKeys = 16;

/** Master keys: the first seals and signs, the others are for reading what is older. */
export type MasterKeys = readonly [current: Uint8Array, ...older: Uint8Array[]];

const base64 = /^[A-Za-z0-9+/]{43}=$/;

/** Reads master keys in Base64, the current one first; undefined where one of them is something else, or they are too many. */
export const parseMasterKeys = (texts: readonly string[]): MasterKeys | undefined => {
  const trimmed = texts.map((text) => text.trim());
  if (trimmed.length > mostMasterKeys || !trimmed.every((text) => base64.test(text))) return undefined;
  const [current, ...older] = trimmed.map((text) => Buffer.from(text, "base64"));
  return current && [current, ...older];
};
