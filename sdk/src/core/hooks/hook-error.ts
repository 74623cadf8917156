import { ConcordatError, type ErrorContext } from "../errors/concordat-error.js";
import type { Hooks } from "./hooks.js";

/** A hook threw an error, which is the `cause`. */
export class HookError extends ConcordatError {
  static override readonly kind: string = "HookError";
  declare readonly name: "HookError";

  /** The hook. */
  readonly hook: keyof Hooks;
  /** The failure that was passed to `onRetry` or `onError`, and that this error hides. */
  readonly error: unknown;

  constructor(hook: keyof Hooks, context: ErrorContext & { readonly error?: unknown }) {
    super(`the hook \`${hook}\` threw`, context);
    this.hook = hook;
    this.error = context.error;
  }
}
