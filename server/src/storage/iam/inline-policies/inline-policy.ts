/** A policy that belongs to one user, group or role alone. */
export interface InlinePolicy {
  readonly name: string;
  /** JSON text, as it was sent. */
  readonly document: string;
}
