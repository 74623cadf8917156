import { createHash } from "node:crypto";

/** The fingerprint by which a random token is stored and found. Tokens have 122 bits or more, so a plain hash will do. */
export const fingerprint = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(token, "utf8").digest());
