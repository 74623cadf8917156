/**
 * Why an access control list is refused. `disabled`: the owner of the bucket owns all that is in it, so that lists grant nothing.
 * `public`: it is public, and the bucket blocks such lists. `enforced`: the bucket cannot have both this list and that ownership.
 */
export type AclRefusal = "disabled" | "public" | "enforced";

/** An access control list, or a setting that does not go with one, is refused. */
export class AclRefused extends Error {
  override readonly name = "AclRefused";

  constructor(readonly reason: AclRefusal) {
    super(`The access control list is refused: ${reason}.`);
  }
}
