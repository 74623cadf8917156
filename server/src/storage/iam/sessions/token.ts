import { MasterKeyError, type Vault } from "../../../vault/vault.js";
import type { Session } from "./session.js";

/** In characters: a token is a header, and stands beside others in a head of a request. */
export const longestToken = 16 * 1024;
const shape = /^(\d{8})\.([\w-]+)$/;

/** Tokens of each day have a key of their own, so that none comes near its limit of random nonces. */
const purposeOf = (day: string): string => `sts.session:${day}`;

/** Makes the token of a session: all of it, sealed. Nothing is stored. */
export const sealSession = (vault: Pick<Vault, "seal">, session: Session): string => {
  const day = new Date(session.issuedAt * 1000).toISOString().slice(0, 10).replaceAll("-", "");
  return `${day}.${Buffer.from(vault.seal(JSON.stringify(session), purposeOf(day))).toString("base64url")}`;
};

/** Opens the token of a session. @returns undefined for what is no token of this server */
const openToken = (vault: Pick<Vault, "open">, token: string): Session | undefined => {
  const [, day, box] = (token.length <= longestToken && shape.exec(token)) || [];
  if (day === undefined || box === undefined) return undefined;
  try {
    return JSON.parse(vault.open(Buffer.from(box, "base64url"), purposeOf(day))) as Session;
  } catch (error) {
    if (error instanceof MasterKeyError) return undefined;
    throw error;
  }
};

/**
 * The session of temporary credentials.
 *
 * @param accessKeyId with which the token was sent: no token serves another key
 * @returns `expired` for one that is over, and undefined for what belongs to no session of this server
 */
export const openSession = (
  vault: Pick<Vault, "open">,
  { token, accessKeyId }: { readonly token: string; readonly accessKeyId: string },
  at: Date,
): Session | "expired" | undefined => {
  const session = openToken(vault, token);
  if (session?.accessKeyId !== accessKeyId) return undefined;
  return session.expiresAt * 1000 <= at.getTime() ? "expired" : session;
};
