import type { CredentialScope } from "./credential-scope.js";

/** What a request says of its signature, before anything of it is verified. */
export interface SignatureClaim {
  readonly kind: "header" | "query";
  readonly accessKeyId: string;
  /** Of temporary credentials. */
  readonly sessionToken?: string;
  readonly scope: CredentialScope;
  /** In lower case, in the order of the claim. */
  readonly signedHeaders: readonly string[];
  /** In hexadecimal. */
  readonly signature: string;
  /** What stands for the body in the canonical request. */
  readonly payloadHash: string;
  readonly signedAt: Date;
  /** For how many seconds from then a presigned URL is good. */
  readonly expiresIn?: number;
}

/** A request without any signature. */
export interface Anonymous {
  readonly kind: "anonymous";
}
