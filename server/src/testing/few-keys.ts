import { vi } from "vitest";

// Making RSA keys takes most of the time of whatever makes some. In tests a few that were really made go round: more of them than
// any test tells apart. Servers that run in processes of their own make theirs.
vi.mock("../ucloud/keys.js", async (original) => {
  const keys = await original<typeof import("../ucloud/keys.js")>();
  const ring: Promise<Awaited<ReturnType<typeof keys.generateKeyPair>>>[] = [];
  const size = 16;
  let next = 0;
  const generateKeyPair = () => {
    const place = next++ % size;
    ring[place] ??= keys.generateKeyPair();
    return ring[place];
  };
  return { ...keys, generateKeyPair };
});
