import { coreSubject, providerSubjectPrefix, type Role } from "@concordat/contract/ucloud";

/** Who calls. */
export interface Principal {
  readonly role: Role;
  /** Username, service name or `#P_` and the provider's name. */
  readonly subject: string;
  /** What the token covers, as written in its `aud`. */
  readonly scopes: readonly string[];
  /** Of a guest: why the token does not count, in a sentence. */
  readonly fault?: string;
}

/** The caller of a request without a usable token. */
const guest = { role: "GUEST", subject: "__guest", scopes: [] } as const satisfies Principal;

/** The caller of a request whose token does not count. @param fault why, in a sentence */
export const guestBecause = (fault: string): Principal => ({ ...guest, fault });

const notInNames = /[\\?/!$%^&*)([\]}{':;\r\n]/;

/** Whether a name fits its role: `#P_…` for providers, one leading `_` for services, a plain name for people. */
export const isSubjectOf = (role: Role, subject: string): boolean => {
  if (role === "PROVIDER")
    return subject.startsWith(providerSubjectPrefix) && subject.length > providerSubjectPrefix.length;
  if (role === "SERVICE") return subject === coreSubject || /^_[^_]/.test(subject);
  return (
    subject !== "" &&
    !subject.startsWith("_") &&
    !subject.startsWith(providerSubjectPrefix) &&
    !notInNames.test(subject)
  );
};

/** The provider's name in a provider's subject. */
export const providerNameOf = (subject: string): string => subject.slice(providerSubjectPrefix.length);
