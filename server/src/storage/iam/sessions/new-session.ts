import { randomBytes } from "node:crypto";
import type { Clock } from "../../../context.js";
import type { Vault } from "../../../vault/vault.js";
import type { Session } from "./session.js";
import { sealSession } from "./token.js";

/** Temporary credentials as they are handed out, once. */
export interface NewSession {
  readonly session: Session;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes temporary credentials. @param durationSeconds how long they are good for */
export const createSession = (
  what: Omit<Session, "accessKeyId" | "secret" | "issuedAt" | "expiresAt">,
  durationSeconds: number,
  { clock, vault }: { readonly clock: Clock; readonly vault: Pick<Vault, "seal"> },
): NewSession => {
  const issuedAt = Math.floor(clock().getTime() / 1000);
  const session: Session = {
    ...what,
    accessKeyId: `ASIA${randomBytes(8).toString("hex").toUpperCase()}`,
    secret: randomBytes(30).toString("base64"),
    issuedAt,
    expiresAt: issuedAt + durationSeconds,
  };
  return { session, token: sealSession(vault, session), expiresAt: new Date(session.expiresAt * 1000) };
};
