import type { OutgoingFault } from "../../outgoing/outgoing-error.js";

/** Why a call to a provider counts as failed. */
export type ProviderCallFault = OutgoingFault | "address-invalid" | "status-unexpected" | "answer-unexpected";

/** A call to a provider that failed. The message holds nothing that was sent, and nothing that the provider wrote. */
export class ProviderCallError extends Error {
  override readonly name = "ProviderCallError";
  constructor(
    readonly fault: ProviderCallFault,
    message: string,
    /** HTTP status of the answer, if there was one. */
    readonly status: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
