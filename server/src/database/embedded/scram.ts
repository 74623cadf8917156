import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

/** As PostgreSQL does it. */
const iterations = 4096;

/**
 * What PostgreSQL stores of a password (RFC 5803), so that no statement has the password itself: neither logs nor
 * reports of faults can show it.
 *
 * @param password ASCII characters only
 */
export const scramVerifier = (password: string, salt = randomBytes(16)): string => {
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const key = (name: string): Buffer => createHmac("sha256", salted).update(name).digest();
  const stored = createHash("sha256").update(key("Client Key")).digest();
  const parts = [stored, key("Server Key")].map((each) => each.toString("base64"));
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${parts.join(":")}`;
};
