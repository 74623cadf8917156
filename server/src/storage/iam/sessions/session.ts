/** A user who obtained temporary credentials. They end with the user. */
export interface SessionHolder {
  readonly serviceUuid: string;
  readonly username: string;
  /** The unique id: a later user of the same name is another one. */
  readonly userId: string;
}

/** What a session is of: a role that was taken on, the user itself, or somebody for whom a user vouches. */
export type SessionIdentity =
  | { readonly kind: "role"; readonly role: string; readonly roleId: string; readonly name: string }
  | { readonly kind: "user" }
  | { readonly kind: "federated"; readonly name: string };

/** Temporary credentials, and everything that decides what they are good for. */
export interface Session {
  /** The service that it acts in. */
  readonly serviceUuid: string;
  readonly identity: SessionIdentity;
  readonly holder: SessionHolder;
  readonly accessKeyId: string;
  readonly secret: string;
  /** Unix times in seconds. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** The session policies that were passed, as JSON texts; undefined where none were. */
  readonly policies?: readonly string[] | undefined;
  /** The tags that were passed. */
  readonly tags: readonly (readonly [key: string, value: string])[];
}
