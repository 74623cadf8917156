import type { CredentialScope } from "./credential-scope.js";

/** What a request says of its signature, before anything of it is verified. */
export interface SignatureClaim {
  readonly kind: "header" | "query" | "form";
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
  /** Of a form: the policy in base64, which is what is signed. */
  readonly policy?: string;
}

/** A request without any signature. */
export interface Anonymous {
  readonly kind: "anonymous";
}
