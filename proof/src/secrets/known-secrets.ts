import { randomBytes } from "node:crypto";

/** Members whose values are secrets, by their names: those of the contract's models are looked through with it. */
const secretName = /(secret|password|token|privatekey)/i;
/** What the name suggests, and is none: a name, and a number of uses. */
const harmless = /^(access_key_id|.*_uses)$/i;

export const isSecretMember = (name: string): boolean => secretName.test(name) && !harmless.test(name);

/** Secrets that were planted or answered, each with where it comes from. */
export interface KnownSecrets {
  readonly origins: ReadonlyMap<string, string>;
  /** Remembers a secret. Those that are too short to be told from other text are refused. */
  keep(origin: string, secret: string): string;
  /** A new secret, to be planted somewhere. */
  plant(origin: string): string;
  /** Remembers every secret member of an answer. @returns whether it had any */
  keepAll(origin: string, answer: unknown): boolean;
  /** The origins of all secrets that stand in a text or in bytes, as they are or encoded once more. */
  foundIn(place: string | Uint8Array): string[];
}

const formsOf = (secret: string): string[] => {
  const bytes = Buffer.from(secret, "utf8");
  // the last part of a token is what makes it one
  const parts = secret.startsWith("eyJ") ? [secret.split(".")[2] ?? secret] : [];
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), ...parts].concat(
    bytes.toString("base64"),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  );
};

export const knownSecrets = (): KnownSecrets => {
  const origins = new Map<string, string>();
  const secrets: KnownSecrets = {
    origins,
    keep: (origin, secret) => {
      if (secret.length < 16) throw new Error(`The secret of ${origin} is too short to be found for certain.`);
      origins.set(secret, origin);
      return secret;
    },
    plant: (origin) => secrets.keep(origin, `Canary${randomBytes(17).toString("hex")}`),
    keepAll: (origin, answer) => {
      if (typeof answer !== "object" || answer === null) return false;
      const found = Object.entries(answer).map(([name, value]) => {
        if (typeof value !== "string" || !isSecretMember(name)) return secrets.keepAll(origin, value);
        secrets.keep(`${origin} ${name}`, value);
        return true;
      });
      return found.includes(true);
    },
    foundIn: (place) => {
      const text = typeof place === "string" ? place : Buffer.from(place).toString("latin1");
      return [...origins]
        .filter(([secret]) => formsOf(secret).some((form) => text.includes(form)))
        .map(([, origin]) => origin);
    },
  };
  return secrets;
};
