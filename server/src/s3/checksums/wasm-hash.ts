import { createRequire } from "node:module";
import type { IHasher } from "hash-wasm";
import type { Hasher } from "./hasher.js";

type Library = typeof import("hash-wasm");

// The entry of the package carries every hash there is, of which these files are a small part.
const require = createRequire(import.meta.url);
const load = {
  CRC32C: () => (require("hash-wasm/dist/crc32.umd.min.js") as Library).createCRC32(0x82f63b78),
  CRC64NVME: () => (require("hash-wasm/dist/crc64.umd.min.js") as Library).createCRC64("9a6c9329ac4bc9b5"),
  XXHASH64: () => (require("hash-wasm/dist/xxhash64.umd.min.js") as Library).createXXHash64(),
  XXHASH3: () => (require("hash-wasm/dist/xxhash3.umd.min.js") as Library).createXXHash3(),
  XXHASH128: () => (require("hash-wasm/dist/xxhash128.umd.min.js") as Library).createXXHash128(),
};

type WasmHash = keyof typeof load;

const loaded = new Map<WasmHash, Promise<() => Hasher>>();

/** Loads the algorithm once; what it gives starts a digest. */
export function loadHash(algorithm: WasmHash): Promise<() => Hasher> {
  const known = loaded.get(algorithm);
  if (known !== undefined) return known;
  const start = load[algorithm]().then(share);
  loaded.set(algorithm, start);
  return start;
}

/**
 * Lets any number of digests share one instance, whose memory would otherwise be taken for each. State is saved and loaded
 * only when another digest has its turn.
 */
function share(instance: IHasher): () => Hasher {
  let running: { state?: Uint8Array } | undefined;

  const resume = (digest: { state?: Uint8Array }) => {
    if (running === digest) return;
    if (running) running.state = instance.save();
    if (digest.state) instance.load(digest.state);
    else instance.init();
    running = digest;
  };

  return () => {
    const digest = {};
    return {
      update(bytes) {
        resume(digest);
        instance.update(bytes);
      },
      digest() {
        resume(digest);
        running = undefined;
        return Buffer.from(instance.digest("binary"));
      },
    };
  };
}
