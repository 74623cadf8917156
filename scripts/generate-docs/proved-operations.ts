import type { AnyOperation } from "../../contract/src/index.js";
import { servedOperations } from "../../proof/src/kit/served-operations.js";
import { storageRows } from "../../proof/src/kit/storage/requests.js";
import { uCloudRows } from "../../proof/src/kit/ucloud/requests.js";

/** The operations of each generated proof, as exported by the proofs. */
export interface ProvedOperations {
  readonly authorizationMatrix: ReadonlySet<AnyOperation>;
  readonly badInput: ReadonlySet<AnyOperation>;
}

/** Reads the operations of the proofs. */
export const provedOperations = (): ProvedOperations => ({
  authorizationMatrix: new Set([...uCloudRows, ...storageRows].map(({ operation }) => operation as AnyOperation)),
  badInput: new Set(Object.values(servedOperations).flatMap((walked) => walked.map(({ operation }) => operation))),
});
