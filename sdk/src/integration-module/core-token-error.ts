import { ConcordatError } from "../core/errors/concordat-error.js";

/** Why a token does not prove that Core is the caller. */
export type CoreTokenFault =
  | "missing"
  | "malformed"
  | "algorithm"
  | "signature"
  | "subject"
  | "role"
  | "issuer"
  | "issuedAt"
  | "notBefore"
  | "expired"
  | "scope";

const sentences: Readonly<Record<CoreTokenFault, string>> = {
  missing: "there is no bearer token",
  malformed: "the token is no JWT that can be read",
  algorithm: "the token's `alg` is not RS256",
  signature: "the token is not signed with the provider's key",
  subject: "the token's `sub` is not Core's",
  role: "the token's `role` is not Core's",
  issuer: "the token's `iss` is not the one that is expected",
  issuedAt: "the token's `iat` is missing, or in the future",
  notBefore: "the token's `nbf` is in the future",
  expired: "the token's `exp` is missing, or past",
  scope: "the token's `aud` does not cover the call",
};

/** A token does not prove that Core is the caller. The error does not contain the token. */
export class CoreTokenError extends ConcordatError {
  static override readonly kind: string = "CoreTokenError";
  declare readonly name: "CoreTokenError";

  readonly fault: CoreTokenFault;

  constructor(fault: CoreTokenFault) {
    super(sentences[fault]);
    this.fault = fault;
  }
}
