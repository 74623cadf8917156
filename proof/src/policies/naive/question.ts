/** Who asks. */
export type Asker =
  | { readonly kind: "anonymous" }
  | { readonly kind: "root"; readonly namespace: string }
  | {
      readonly kind: "user";
      readonly namespace: string;
      readonly name: string;
      readonly id: string;
      readonly tags?: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: "session";
      readonly namespace: string;
      readonly role: string;
      readonly roleId: string;
      readonly name: string;
      readonly tags?: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: "federated";
      readonly namespace: string;
      readonly user: string;
      readonly name: string;
      readonly tags?: ReadonlyMap<string, string>;
    };

/** What somebody wants to do. */
export interface Wish {
  readonly action: string;
  /** An ARN, or `*` where the action concerns no resource. */
  readonly resource: string;
  /** The account that owns the resource. */
  readonly namespace: string;
  /** Values of condition keys, by the key in lower case. */
  readonly context: ReadonlyMap<string, readonly string[]>;
}

/** A stored policy. */
export interface Document {
  /** What `JSON.parse` made of its text. */
  readonly json: unknown;
  /** A document that does not validate allows nothing, and denies as far as it can be read. */
  readonly isValid: boolean;
}

/** The policies that bear on a wish. */
export interface Documents {
  /** Of the user and its groups, or of the role. */
  readonly identity: readonly Document[];
  readonly boundary?: Document | undefined;
  /** Passed when the session began. */
  readonly session?: readonly Document[] | undefined;
  readonly resource?: Document | undefined;
  /** The resource is a role, and its policy is a trust policy. */
  readonly isTrust: boolean;
  /** An ACL grants it. */
  readonly acl: boolean;
}

/** Everything that one statement is held against. */
export interface Question {
  readonly asker: Asker;
  readonly wish: Wish;
  /** A permissions boundary is set for who asks. */
  readonly hasBoundary: boolean;
}
