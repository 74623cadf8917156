import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { deriveKey, keyIdOf } from "../../vault/derived-keys.js";
import type { MasterKeys } from "../../vault/parse-master-keys.js";

/** What proves that a backup is as a server with the master key wrote it: the last entry of the archive. */
export const Authentication = z.object({
  algorithm: z.literal("HMAC-SHA-256"),
  /** The id of the master key from which the key is derived. */
  key: z.string().max(64),
  /** Over the names, sizes and bytes of all entries before this one, in hexadecimal. */
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Authentication = z.infer<typeof Authentication>;

/** Takes in the entries of an archive, in their order. */
export interface ArchiveMac {
  begin(name: string, size: number): void;
  update(bytes: Uint8Array): void;
  /** What the archive must carry. */
  end(): Authentication;
}

/** Computes what a master key says to an archive. */
export const archiveMac = (masterKey: Uint8Array): ArchiveMac => {
  const hmac = createHmac("sha256", deriveKey(masterKey, "backup"));
  return {
    // JSON, and so unambiguous: where a name ends and where the bytes begin
    begin: (name, size) => void hmac.update(`${JSON.stringify([name, size])}\n`),
    update: (bytes) => void hmac.update(bytes),
    end: () => ({ algorithm: "HMAC-SHA-256", key: keyIdOf(masterKey), mac: hmac.digest("hex") }),
  };
};

/** Checks archives against several master keys: which one counts is told by the archive's last entry. */
export const archiveVerifier = (keys: MasterKeys | readonly []) => {
  const macs = keys.map((key) => ({ id: keyIdOf(key), mac: archiveMac(key) }));
  return {
    begin: (name: string, size: number) => macs.forEach(({ mac }) => void mac.begin(name, size)),
    update: (bytes: Uint8Array) => macs.forEach(({ mac }) => void mac.update(bytes)),
    /** Whether the archive is as it was written; "unknown" when it was written under another master key. */
    verify({ key, mac }: Authentication): "genuine" | "changed" | "unknown" {
      const own = macs.find(({ id }) => id === key);
      if (!own) return "unknown";
      return timingSafeEqual(Buffer.from(own.mac.end().mac, "hex"), Buffer.from(mac, "hex")) ? "genuine" : "changed";
    },
  };
};
