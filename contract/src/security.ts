import type { SecurityRequirementObject, SecuritySchemeObject } from "openapi3-ts/oas31";
import type { Refusal } from "./refusal.js";
import type { ServedBy } from "./served-by.js";

/** What one API's rules about callers look like from outside: in its description, and to a mock that knows no caller. */
export interface SecurityRules<Auth> {
  /** The ways to prove who one is, by name. */
  readonly schemes: Readonly<Record<string, SecuritySchemeObject>>;
  /** What an operation asks for; nothing at all where anyone may call. */
  requirements(auth: Auth, servedBy: ServedBy): SecurityRequirementObject[];
  /** Who may call, in sentences. */
  describe(auth: Auth): string;
  /** Whether an `Authorization` header has the form of credentials of this API. Whether they are right, only a server knows. */
  hasCredentials(authorization: string): boolean;
  /** Whether callers without credentials may call the operation at all. */
  admitsGuests(auth: Auth): boolean;
  /** Why they may not send this body to an operation that admits them; undefined where they may. */
  guestRefusal(auth: Auth, body: unknown): Refusal | undefined;
}
