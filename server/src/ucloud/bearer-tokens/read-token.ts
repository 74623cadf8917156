import { isStorable } from "@concordat/contract";
import * as z from "zod";

/** A token in parts. Nothing of what it says is proved yet. */
export interface ReadToken {
  readonly header: { readonly alg: string; readonly kid?: string | undefined };
  readonly claims: Claims;
  /** What the signature is about. */
  readonly signed: string;
  readonly signature: Uint8Array;
}

/** Longer tokens are not read. Those of Core have 600 characters, those of UCloud hardly more. */
const longestToken = 16 * 1024;

/** The most characters of a name or an id in a token, as OpenID Connect bounds `sub`: longer ones fit no index of the database. */
const longestTokenText = 255;

const text = z.string().max(longestTokenText).refine(isStorable);

/** Scopes are compared, and neither stored nor looked up. */
const scope = z.string();

/** Seconds since 1970, up to the last time that JavaScript knows. */
const seconds = z.number().min(0).max(8_640_000_000_000);

const Header = z.object({
  alg: text,
  kid: text.optional(),
  // names extensions without which the token must not be understood, and none is known here
  crit: z.never().optional(),
});

const Claims = z.object({
  role: text,
  sub: text.min(1),
  iss: text,
  iat: seconds,
  exp: seconds,
  nbf: seconds.optional(),
  aud: z.union([scope.transform((only) => [only]), z.array(scope)]).default([]),
});
export type Claims = z.output<typeof Claims>;

const base64url = /^[\w-]+$/;

const readPart = <Part>(schema: z.ZodType<Part>, part: string): Part | undefined => {
  if (!base64url.test(part)) return undefined;
  try {
    return schema.safeParse(JSON.parse(Buffer.from(part, "base64url").toString("utf8"))).data;
  } catch {
    return undefined;
  }
};

/**
 * Takes a JWT apart. Each claim has its type, and can be stored and looked up as it is: whatever a token says, it makes no
 * statement fail.
 *
 * @param token in the compact form
 * @returns undefined for anything that is no token, or not one of ours
 */
export const readToken = (token: string): ReadToken | undefined => {
  if (token.length > longestToken) return undefined;
  const [head = "", body = "", signature = "", more] = token.split(".", 4);
  if (more !== undefined || !base64url.test(signature)) return undefined;
  const header = readPart(Header, head);
  const claims = header && readPart(Claims, body);
  if (!claims) return undefined;
  return { header, claims, signed: `${head}.${body}`, signature: Buffer.from(signature, "base64url") };
};
