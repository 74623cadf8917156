import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";

const week = 604_800;
export const algorithm = "AWS4-HMAC-SHA256";
export const text = new TextEncoder();

/** @throws `InvalidArgumentError` for what no signature may say */
export function requireExpiry(expiresInSeconds: number): void {
  if (Number.isInteger(expiresInSeconds) && expiresInSeconds >= 1 && expiresInSeconds <= week) return;
  throw new InvalidArgumentError(`\`expiresInSeconds\` must be an integer from 1 to ${week}`);
}

/** `20130524T000000Z`. */
export function timestampOf(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** What a signature is good for. */
export function scopeOf(timestamp: string, region: string): string {
  return `${timestamp.slice(0, 8)}/${region}/s3/aws4_request`;
}

/** The key that signs for a scope. */
export async function deriveKey(secret: string, scope: string): Promise<ArrayBuffer | Uint8Array<ArrayBuffer>> {
  let key: ArrayBuffer | Uint8Array<ArrayBuffer> = text.encode(`AWS4${secret}`);
  for (const part of scope.split("/")) key = await hmac(key, part);
  return key;
}

export async function hmac(secret: ArrayBuffer | Uint8Array<ArrayBuffer>, message: string): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return await crypto.subtle.sign("HMAC", key, text.encode(message));
}

export function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
