import type { SecurityRequirementObject, SecuritySchemeObject } from "openapi3-ts/oas31";
import type { AnyOperation } from "../router.js";

export const securityOf = ({ security, auth, servedBy }: AnyOperation): SecurityRequirementObject[] =>
  security.requirements(auth, servedBy);

export const describeAuth = ({ security, auth }: AnyOperation): string => security.describe(auth);

/** The security schemes of the operations. */
export const securitySchemesOf = (operations: readonly AnyOperation[]): ReadonlyMap<string, SecuritySchemeObject> => {
  const schemes = new Map<string, SecuritySchemeObject>();
  for (const operation of operations)
    for (const name of securityOf(operation).flatMap(Object.keys)) {
      const scheme = operation.security.schemes[name];
      if (scheme) schemes.set(name, scheme);
    }
  return schemes;
};
