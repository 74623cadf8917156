import type { ApiErrors } from "./general-errors.js";
import type { OperationForm } from "./operation.js";
import type { Refusals } from "./refusal.js";
import type { Router } from "./router.js";
import type { Waiters } from "./waiter.js";

/** The most bytes that are read of a body, in words such as `64kb`. */
export interface BodyLimits {
  readonly callers: string;
  /** Of whoever calls without credentials, where they may. */
  readonly guests: string;
}

/** One API of the contract: all that distinguishes it from the others. Whatever knows several APIs knows them by these. */
export interface Api<R extends Router = Router> extends OperationForm {
  /** What the codes of its errors begin with: `ucloud`. */
  readonly name: string;
  /** What it is called in texts. */
  readonly title: string;
  /** What it is for, as a sentence of Markdown. */
  readonly summary: string;
  /** What its errors look like, as sentences of Markdown. */
  readonly errorGuide: string;
  /** What the paths of its operations begin with, and those of other APIs do not: `/1.3/`. */
  readonly prefixes: readonly string[];
  /** Whether paths that belong to no API are refused in its form. One API takes them. */
  readonly isFallback: boolean;
  /** Its operations, at their places in the tree of the whole contract. */
  readonly router: R;
  readonly errors: ApiErrors;
  readonly refusals: Refusals;
  /** The `Content-Type` of its errors, letter by letter: `errorMediaType`, perhaps with parameters. */
  readonly errorContentType: string;
  readonly bodyLimits: BodyLimits;
  /** What the operations of each tag are about. */
  readonly tags: Readonly<Record<string, string>>;
  /** What clients can wait for. */
  readonly waiters: Waiters;
}
