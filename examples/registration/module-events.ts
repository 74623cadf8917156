/** What an integration module tells whoever started it: in real life, lines in its log. */
export type ModuleEvent =
  /** A request and its answer, for people. */
  | { readonly event: "exchanged"; readonly text: string }
  | { readonly event: "listening"; readonly port: number }
  /** A person has to sign this token. */
  | { readonly event: "needs-signature"; readonly token: string }
  | { readonly event: "welcomed" }
  /** Has an access token; with it, and without, a call for users was answered with these statuses. */
  | {
      readonly event: "authenticated";
      readonly subject: string;
      readonly role: string;
      readonly lifetimeSeconds: number;
      readonly statusWithToken: number;
      readonly statusWithout: number;
    }
  /** Refused a call that does not come from Core. */
  | { readonly event: "refused"; readonly path: string; readonly why: string }
  /** Core asked to prepare for a user; the token proved that it was Core. */
  | {
      readonly event: "initialized";
      readonly username: string;
      readonly onBehalfOf: string;
      readonly coreSubject: string;
      readonly coreRole: string;
    };

export type ModuleEventOf<Name extends ModuleEvent["event"]> = Extract<ModuleEvent, { readonly event: Name }>;
