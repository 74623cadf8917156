import { driverFault } from "./driver-fault.js";

/** Classes and codes of faults with which PostgreSQL ends the connection, perhaps after it has committed. */
const connectionFaults = /^(08|57P)/;

/**
 * Whether a fault tells that nothing is left of the statement or transaction that met it: PostgreSQL has refused it. Where the
 * connection ended instead, it may be committed all the same.
 */
export const isUndone = (error: unknown): boolean => {
  const code = driverFault(error)?.originalCode;
  return code !== undefined && !connectionFaults.test(code);
};
