import type { OperationName } from "./operations.js";

/** What happens in an integration module, for its log. No event holds a secret. */
export type IntegrationModuleEvent =
  /** The first keys have come, or others from a new registration. */
  | { readonly type: "welcomed" }
  /** A call was carried out. */
  | { readonly type: "served"; readonly operation: OperationName; readonly onBehalfOf: string | undefined }
  /** A call was refused. `reason` is for the log: the caller is told `why`. */
  | {
      readonly type: "refused";
      readonly operation: OperationName | undefined;
      readonly status: number;
      readonly why: string;
      readonly reason: string;
    }
  /** A handler or the key store failed; the caller was told nothing but that. */
  | { readonly type: "failed"; readonly operation: OperationName | undefined; readonly error: unknown };
