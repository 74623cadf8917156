import type { AnyOperation } from "../../contract/src/index.js";

/** The operations that each generated proof walks, as the proofs themselves name them. */
export interface ProvedOperations {
  readonly authorizationMatrix: ReadonlySet<AnyOperation>;
  readonly badInput: ReadonlySet<AnyOperation>;
}

/** Asks the proofs for their operations. */
export const provedOperations = (): ProvedOperations => ({
  authorizationMatrix: new Set(),
  badInput: new Set(),
});
