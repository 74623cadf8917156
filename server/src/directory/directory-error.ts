/** A change that the directory refuses. The message is one sentence for the person who asked for it. */
export class DirectoryError extends Error {
  override readonly name = "DirectoryError";
}
