/**
 * The database cannot be used, for a reason that the person who starts the server can act upon.
 * The message is one sentence for that person; a stack trace adds nothing to it.
 */
export class DatabaseStartError extends Error {
  override readonly name = "DatabaseStartError";
}
