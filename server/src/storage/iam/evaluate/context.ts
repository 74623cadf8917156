/** What is known of a request beside who asks, what for and about what. */
export interface RequestContext {
  /**
   * The values that the request has for a condition key. It is asked only for keys that a decision depends on.
   *
   * @param key the name of the key in lower case, with the key of a tag in lower case where it has one
   * @returns undefined where the request lacks the key
   */
  get(key: string): readonly string[] | undefined;
}

/** What somebody wants to do. */
export interface AccessRequest {
  /** The action with its service, such as `s3:GetObject`. */
  readonly action: string;
  /** The ARN of the resource, with either head; `*` for actions that concern no resource. */
  readonly resource: string;
  /** The namespace of the service that the resource belongs to. */
  readonly namespace: string;
  readonly context: RequestContext;
}

/** Tags of a user, or of a role and its session. */
export type Tags = ReadonlyMap<string, string>;

/** Who asks. */
export type Principal =
  | { readonly kind: "anonymous" }
  /** The account itself. */
  | { readonly kind: "root"; readonly namespace: string }
  | {
      readonly kind: "user";
      readonly namespace: string;
      readonly name: string;
      /** The unique id of the user. */
      readonly id: string;
      readonly tags?: Tags;
    }
  /** A session that AssumeRole began. */
  | {
      readonly kind: "session";
      readonly namespace: string;
      readonly role: string;
      /** The unique id of the role. */
      readonly roleId: string;
      /** The name of the session. */
      readonly name: string;
      readonly tags?: Tags;
    }
  /** A session that a user began with GetFederationToken. */
  | {
      readonly kind: "federated";
      readonly namespace: string;
      /** The user who began it. */
      readonly user: string;
      /** The name of the session. */
      readonly name: string;
      readonly tags?: Tags;
    };
