import type { ObjectContext } from "../object-http/context.js";

/** What S3 works with. */
export interface S3Context extends ObjectContext {
  /** Whether errors are compared with the table of operations: for tests. */
  readonly checkErrors?: boolean | undefined;
}
