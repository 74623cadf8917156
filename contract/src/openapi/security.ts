import type { SecurityRequirementObject, SecuritySchemeObject } from "openapi3-ts/oas31";
import type { AnyOperation } from "../router.js";
import { accountSecurity } from "./account-security.js";
import type { SecurityRules } from "./security-rules.js";
import { ucloudSecurity } from "./ucloud-security.js";

interface AnyAuth {
  readonly scheme: string;
}

/** By `auth.scheme`. */
const rules: Readonly<Record<string, SecurityRules<AnyAuth>>> = {
  ucloud: ucloudSecurity as unknown as SecurityRules<AnyAuth>,
  account: accountSecurity as unknown as SecurityRules<AnyAuth>,
};

const rulesOf = ({ auth }: AnyOperation) => {
  const { scheme } = auth as AnyAuth;
  const found = rules[scheme];
  if (!found) throw new Error(`No security rules are known for the scheme ${scheme}.`);
  return { ...found, auth: auth as AnyAuth };
};

export const securityOf = (operation: AnyOperation): SecurityRequirementObject[] => {
  const { requirements, auth } = rulesOf(operation);
  return requirements(auth, operation.servedBy);
};

export const describeAuth = (operation: AnyOperation): string => {
  const { describe, auth } = rulesOf(operation);
  return describe(auth);
};

/** The security schemes that operations refer to. */
export const securitySchemesOf = (operations: readonly AnyOperation[]): ReadonlyMap<string, SecuritySchemeObject> => {
  const schemes = new Map<string, SecuritySchemeObject>();
  for (const operation of operations)
    for (const name of securityOf(operation).flatMap(Object.keys)) {
      const scheme = rulesOf(operation).schemes[name];
      if (scheme) schemes.set(name, scheme);
    }
  return schemes;
};
