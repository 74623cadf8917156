import type { AnyOperation } from "../../contract/src/index.js";
import { storageRows } from "../../proof/src/authorization/storage-requests.js";
import { uCloudRows } from "../../proof/src/authorization/ucloud-requests.js";
import { servedOperations } from "../../proof/src/good-input/served-operations.js";

/** The operations that each generated proof walks, as the proofs themselves name them. */
export interface ProvedOperations {
  readonly authorizationMatrix: ReadonlySet<AnyOperation>;
  readonly badInput: ReadonlySet<AnyOperation>;
}

/** Asks the proofs for their operations. */
export const provedOperations = (): ProvedOperations => ({
  authorizationMatrix: new Set([...uCloudRows, ...storageRows].map(({ operation }) => operation as AnyOperation)),
  badInput: new Set(Object.values(servedOperations).flatMap((walked) => walked.map(({ operation }) => operation))),
});
