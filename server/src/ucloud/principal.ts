import { coreSubject, providerSubjectPrefix, type Role } from "@concordat/contract/ucloud";

/** Who calls. */
export interface Principal {
  readonly role: Role;
  /** Username, service name or `#P_` and the provider's name. */
  readonly subject: string;
  /** What the token covers, as written in its `aud`. */
  readonly scopes: readonly string[];
}

/** The caller of a request without a usable token. */
export const guest: Principal = { role: "GUEST", subject: "__guest", scopes: [] };

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
