/** A network from which a service can be reached, as commands take it. */
export interface NewNetwork {
  /** Unique within the service. */
  readonly name: string;
  readonly type: "public" | "private";
  readonly family: "IPv4";
  /** Id of the customer's own network; null for the public one. */
  readonly networkUuid: string | null;
}
