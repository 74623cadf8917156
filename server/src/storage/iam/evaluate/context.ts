/** The values of a request for condition keys. */
export interface RequestContext {
  /** Whether keys about the caller are asked for, too, instead of being taken from the caller: of requests that are only imagined. */
  readonly isSimulated?: boolean;
  /**
   * The values of a condition key. It is called only for keys that a decision depends on, once per decision.
   *
   * @param key the name of the key in lower case, including a tag key
   * @returns undefined if the request lacks the key
   */
  get(key: string): readonly string[] | undefined;
}

/** A request to authorize. */
export interface AccessRequest {
  /** The action with its service, such as `s3:GetObject`. */
  readonly action: string;
  /** The ARN of the resource; `*` for actions without a resource. */
  readonly resource: string;
  /** The namespace of the service that owns the resource. */
  readonly namespace: string;
  readonly context: RequestContext;
}

/** Tags of a user, or of a role and its session. */
export type Tags = ReadonlyMap<string, string>;

/** The caller. */
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
  /** A session of AssumeRole. */
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
  /** A session of GetFederationToken. */
  | {
      readonly kind: "federated";
      readonly namespace: string;
      /** The user who requested it. */
      readonly user: string;
      /** The name of the session. */
      readonly name: string;
      readonly tags?: Tags;
    };
