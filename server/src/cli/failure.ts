import { AccountError } from "../accounts/accounts.js";
import { BlobStoreError } from "../blobs/blob-store-error.js";
import { ConfigurationError } from "../configuration.js";
import { DatabaseStartError } from "../database/database-start-error.js";
import { TransferError } from "../database/transfer/transfer-error.js";
import { DirectoryError } from "../directory/directory-error.js";
import { MasterKeyError, MissingMasterKeyError } from "../vault/vault.js";

/** A command that cannot be done, for a reason that stands in its message. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** Errors whose message is one sentence for the person at the keyboard. */
const spoken = [
  CommandError,
  DirectoryError,
  AccountError,
  DatabaseStartError,
  TransferError,
  MasterKeyError,
  MissingMasterKeyError,
  BlobStoreError,
];

/** What a failed command says. */
interface Failure {
  /** For people: what is wrong, in a sentence each. */
  readonly sentences: readonly string[];
  /** For whoever mends the program. */
  readonly details?: string | undefined;
}

/** Turns an error into what is said about it: never a stack trace. */
export const readFailure = (error: unknown): Failure => {
  if (error instanceof ConfigurationError) return { sentences: error.faults };
  if (!(error instanceof Error)) return { sentences: [`Concordat failed, which it should not: ${String(error)}.`] };
  if (spoken.some((kind) => error instanceof kind)) return { sentences: [error.message] };
  const lastLine = error.message.trim().split("\n").at(-1) || error.name;
  return {
    sentences: [`Concordat failed, which it should not: ${lastLine.replace(/\.$/, "")}; LOG_LEVEL=debug shows more.`],
    details: error.stack,
  };
};
