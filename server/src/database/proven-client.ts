import pg from "pg";
import { DatabaseStartError } from "./database-start-error.js";

/** How a server of PostgreSQL may ask us who we are, by libpq's names for it; "none": it does not ask. */
export const authenticationMethods = ["scram-sha-256", "md5", "password", "none"] as const;
export type AuthenticationMethod = (typeof authenticationMethods)[number];

/** A server that asks in a way that is not allowed: it may be somebody else's, who would learn the password. */
class AuthenticationRefused extends DatabaseStartError {
  constructor(asked: Exclude<AuthenticationMethod, "scram-sha-256">) {
    super(
      `${sentences[asked]}, which is refused, since anybody who takes its address could do so; if it is meant to, say so with the parameter require_auth=${asked} in DATABASE_URL`,
    );
  }
}

const sentences = {
  password: "it asks for the password in clear text",
  md5: "it asks for the password as an MD5 hash",
  none: "it lets us in without proving that it knows the password",
} as const;

/** The driver's own parts, which its types do not tell of. */
interface DriverParts {
  readonly connection: NodeJS.EventEmitter & { readonly stream: { destroy(): void } };
  _handleAuthCleartextPassword(message: unknown): void;
  _handleAuthMD5Password(message: unknown): void;
  _handleAuthSASLFinal(message: unknown): void;
}

const Driver = pg.Client as unknown as new (config?: string | pg.ClientConfig) => pg.Client & DriverParts;

/**
 * Makes the driver's client for servers that prove themselves: with SCRAM both sides show that they know the password, and
 * neither learns it. What a server asks for otherwise is not answered, and the connection is broken off.
 */
export const provenClient = (allowed: ReadonlySet<AuthenticationMethod>): typeof pg.Client => {
  class ProvenClient extends Driver {
    #isProven = false;

    constructor(config?: string | pg.ClientConfig) {
      super(config);
      this.connection.once("authenticationOk", () => {
        if (!this.#isProven) this.#refuseUnlessAllowed("none");
      });
    }

    #refuseUnlessAllowed(asked: Exclude<AuthenticationMethod, "scram-sha-256">): boolean {
      if (allowed.has(asked)) return false;
      this.connection.emit("error", new AuthenticationRefused(asked));
      this.connection.stream.destroy();
      return true;
    }

    override _handleAuthCleartextPassword(message: unknown): void {
      if (this.#refuseUnlessAllowed("password")) return;
      this.#isProven = true;
      super._handleAuthCleartextPassword(message);
    }

    override _handleAuthMD5Password(message: unknown): void {
      if (this.#refuseUnlessAllowed("md5")) return;
      this.#isProven = true;
      super._handleAuthMD5Password(message);
    }

    override _handleAuthSASLFinal(message: unknown): void {
      super._handleAuthSASLFinal(message);
      this.#isProven = true;
    }
  }
  return ProvenClient as unknown as typeof pg.Client;
};
