import type { SecurityRequirementObject, SecuritySchemeObject } from "openapi3-ts/oas31";
import type { ServedBy } from "../served-by.js";

/** How one API's rules about callers are told. */
export interface SecurityRules<Auth> {
  /** The ways to prove who one is, by name. */
  readonly schemes: Readonly<Record<string, SecuritySchemeObject>>;
  /** What an operation asks for; nothing at all where anyone may call. */
  readonly requirements: (auth: Auth, servedBy: ServedBy) => SecurityRequirementObject[];
  /** Who may call, in sentences. */
  readonly describe: (auth: Auth) => string;
}
