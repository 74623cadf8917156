import { ConcordatError, type ErrorContext } from "../errors/concordat-error.js";
import type { Hooks } from "./hooks.js";

/** A hook threw. `cause` is what it threw. */
export class HookError extends ConcordatError {
  static override readonly kind: string = "HookError";
  declare readonly name: "HookError";

  /** Which one. */
  readonly hook: keyof Hooks;
  /** What `onRetry` or `onError` was told of: the failure that this error hides. */
  readonly error: unknown;

  constructor(hook: keyof Hooks, context: ErrorContext & { readonly error?: unknown }) {
    super(`the hook \`${hook}\` threw`, context);
    this.hook = hook;
    this.error = context.error;
  }
}
