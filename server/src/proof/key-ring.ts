import type * as Keys from "../ucloud/keys.js";

/**
 * Key pairs out of a few that go round, since making keys takes most of the time of whatever makes some. For
 * `vi.mock("…/ucloud/keys.js", async (original) => (await import("…/key-ring.js")).keyRing(await original()))`.
 */
export const keyRing = (keys: typeof Keys): typeof Keys => {
  let ring: Promise<Keys.KeyPair>[] | undefined;
  let next = 0;
  const generateKeyPair = () => {
    ring ??= Array.from({ length: 5 }, () => keys.generateKeyPair());
    return ring[next++ % ring.length] as Promise<Keys.KeyPair>;
  };
  return { ...keys, generateKeyPair };
};
