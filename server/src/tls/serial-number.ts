import { randomBytes } from "node:crypto";

/**
 * A serial number for a certificate, in hexadecimal digits. Its first bits are 01: a number that begins with 1 would be negative in
 * DER, and one that begins with nine zeros has padding there, which OpenSSL refuses.
 */
export const newSerialNumber = (random: Buffer = randomBytes(16)): string => {
  const [first = 0, ...rest] = random;
  return Buffer.from([(first & 0x3f) | 0x40, ...rest]).toString("hex");
};
