import type { OperationName } from "./operations.js";

/** An event of an integration module, for its log. No event contains a secret. */
export type IntegrationModuleEvent =
  /** The first keys were stored, or others from a new registration. */
  | { readonly type: "welcomed" }
  /** A call was carried out. */
  | { readonly type: "served"; readonly operation: OperationName; readonly onBehalfOf: string | undefined }
  /** A call was refused. `reason` is for the log; the caller sees `why`. */
  | {
      readonly type: "refused";
      readonly operation: OperationName | undefined;
      readonly status: number;
      readonly why: string;
      readonly reason: string;
    }
  /** A handler or the key store failed; the caller sees no details. */
  | { readonly type: "failed"; readonly operation: OperationName | undefined; readonly error: unknown };
