import type { ApiErrors } from "./general-errors.js";
import type { OperationForm } from "./operation.js";
import type { QuotaTable } from "./quota.js";
import type { Refusals } from "./refusal.js";
import type { Router } from "./router.js";
import type { Waiters } from "./waiter.js";

/** One API of the contract. Code that serves several APIs knows them only by these members. */
export interface Api<R extends Router = Router> extends OperationForm {
  /** The prefix of its error codes: `ucloud`. */
  readonly name: string;
  /** Its name in texts. */
  readonly title: string;
  /** Its purpose, as a sentence of Markdown. */
  readonly summary: string;
  /** The form of its errors, as sentences of Markdown. */
  readonly errorGuide: string;
  /** The prefixes of its operations' paths, which no other API has: `/1.3/`. */
  readonly prefixes: readonly string[];
  /** Whether it refuses paths that belong to no API, in its own form. Exactly one API does. */
  readonly isFallback: boolean;
  /** Its operations, as a part of the tree of the whole contract. */
  readonly router: R;
  readonly errors: ApiErrors;
  readonly refusals: Refusals;
  /** The exact `Content-Type` of its errors: `errorMediaType`, possibly with parameters. */
  readonly errorContentType: string;
  /** The largest body that is read of callers without credentials, in public operations, in bytes. */
  readonly guestBodyLimit: number;
  /** How many of everything that its operations create there may be. */
  readonly quotas: QuotaTable;
  /** The descriptions of the tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** The waiters of clients. */
  readonly waiters: Waiters;
}
