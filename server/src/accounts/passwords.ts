import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const saltBytes = 16;
const hashBytes = 32;

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  promisify<string, Buffer, number, Buffer>(scrypt)(password.normalize("NFC"), salt, hashBytes);

/** Hashes a password with scrypt and a salt of its own, as `salt:hash` in hexadecimal. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(saltBytes);
  return `${salt.toString("hex")}:${(await derive(password, salt)).toString("hex")}`;
};

/** Whether a password is the one behind a hash. It takes the same time either way. */
export const verifyPassword = async (password: string, stored: string): Promise<boolean> => {
  const [salt = "", hash = ""] = stored.split(":");
  const expected = Buffer.from(hash, "hex");
  const actual = await derive(password, Buffer.from(salt, "hex"));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
};
