import type { Input } from "@concordat/contract";
import { integrationProvider, type UCloudOperation } from "@concordat/contract/ucloud";
import { sealedColumns } from "../../vault/sealed-columns.js";
import { attemptsWithin } from "./backoff.js";

const day = 24 * 60 * 60_000;

/**
 * The calls that can be scheduled, by the id that the operation has in the contract, with the number of attempts that Core
 * makes before it abandons one.
 */
export const deliverables = {
  "integrationProvider.welcome": {
    operation: integrationProvider.welcome,
    attempts: attemptsWithin(day),
  },
  // best effort: whoever needs it asks again
  "integrationProvider.init": {
    operation: integrationProvider.init,
    attempts: attemptsWithin(10_000),
    onBehalfOf: ({ username }: Input<typeof integrationProvider.init.body>) => username,
  },
} as const;

export type Deliverables = typeof deliverables;
export type DeliverableId = keyof Deliverables;

/** The body of an operation that can be scheduled. */
export type Payload<Id extends DeliverableId> = Input<Deliverables[Id]["operation"]["body"]>;

/** A deliverable as the worker sees it, its particular types forgotten. */
export interface Deliverable {
  readonly operation: UCloudOperation;
  readonly attempts: number;
  readonly onBehalfOf?: (payload: never) => string;
}

/** Binds a sealed payload to the call that it belongs to. */
export const payloadPurpose = sealedColumns.deliveryPayload.purpose;
