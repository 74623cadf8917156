import { createHash, type KeyObject } from "node:crypto";
import { type ReadToken, readToken } from "./read-token.js";
import { isSignedBy, type TokenKey } from "./verify-token.js";

/** Core's own tokens have 600 characters. Longer ones than this are read anew each time, so that memory stays bounded. */
const longestRemembered = 2048;

/** So many tokens are remembered. */
const mostRemembered = 1000;

const digestOf = (text: string): string => createHash("sha256").update(text).digest("base64");

/**
 * Remembers what is always true of a token: what it says, and which key has signed it. Whether that key still counts, the token is
 * still current and its subject may still do anything is asked with each request, by whoever calls.
 *
 * Only tokens that are rightly signed are remembered, by their SHA-256.
 */
export class VerifiedTokens {
  readonly #tokens = new Map<string, ReadToken>();
  readonly #signers = new WeakMap<ReadToken, KeyObject>();
  /** The digest of the text that a token was read from. */
  readonly #digests = new WeakMap<ReadToken, string>();

  /** Takes a token apart, as `readToken` does. */
  read(text: string): ReadToken | undefined {
    if (text.length > longestRemembered) return readToken(text);
    const digest = digestOf(text);
    const known = this.#tokens.get(digest);
    if (known) return known;
    const token = readToken(text);
    if (token) this.#digests.set(token, digest);
    return token;
  }

  /** Whether a key has signed a token that was read here. It is worked out once for each token and key. */
  isSigned(token: ReadToken, by: TokenKey): boolean {
    if (this.#signers.get(token) === by.key) return true;
    if (!isSignedBy(token, by)) return false;
    this.#remember(token, by.key);
    return true;
  }

  #remember(token: ReadToken, key: KeyObject): void {
    const digest = this.#digests.get(token);
    if (digest === undefined) return;
    if (this.#tokens.size >= mostRemembered) this.#tokens.clear();
    this.#tokens.set(digest, token);
    this.#signers.set(token, key);
  }
}
