import type { SecurityRequirementObject, SecuritySchemeObject } from "openapi3-ts/oas31";
import type { Refusal } from "./refusal.js";
import type { ServedBy } from "./served-by.js";

/** One API's rules about callers, for its description and for mocks, which know no callers. */
export interface SecurityRules<Auth> {
  /** The security schemes, by name. */
  readonly schemes: Readonly<Record<string, SecuritySchemeObject>>;
  /** The security requirements of an operation; none if it is public. */
  requirements(auth: Auth, servedBy: ServedBy): SecurityRequirementObject[];
  /** Who may call, in sentences. */
  describe(auth: Auth): string;
  /** Whether an `Authorization` header has the form of this API's credentials. Only a server knows whether they are valid. */
  hasCredentials(authorization: string): boolean;
  /** What a caller is told who sent no credentials where they are needed. */
  readonly missingCredentials: string;
  /** Whether callers without credentials may call the operation. */
  admitsGuests(auth: Auth): boolean;
  /** Why callers without credentials may not send this body to an operation that admits them; undefined if they may. */
  guestRefusal(auth: Auth, body: unknown): Refusal | undefined;
}
