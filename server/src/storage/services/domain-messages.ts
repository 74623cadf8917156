import type { OperationalState, StateMessageCode } from "@concordat/contract/object-storage";

/** What of a custom domain tells why its service is not there yet. */
export interface AnnouncedDomain {
  readonly domainName: string;
  /** Null once it leads here, or need not. */
  readonly checkAt: Date | null;
  /** What DNS said when it was checked last, if that is known. */
  readonly fault: string | null;
}

/** Messages by their codes; undefined for those that there are not, now. */
type Messages = Partial<Record<StateMessageCode, string | undefined>>;

const told = (names: readonly string[], tell: (names: string) => string): string | undefined =>
  names.length === 0 ? undefined : tell(names.join(", "));

/**
 * What is to be told of the custom domains of a service.
 *
 * @param uncertified those for which no certificate could be issued
 */
export const domainMessages = (
  domains: readonly AnnouncedDomain[],
  state: OperationalState,
  uncertified: readonly string[],
): Messages => {
  const awaited = state === "setup-checkup" ? domains.filter(({ checkAt }) => checkAt !== null) : [];
  const issued = state === "setup-tls" ? domains : awaited.filter(({ fault }) => fault === null);
  const names = issued.flatMap(({ domainName }) => [domainName, `*.${domainName}`]);
  const faults = awaited.flatMap(({ fault }) => fault ?? []).join(" ");
  return {
    waiting_certificate_issuing: told(names, (list) => `Certificate issuing is in progress for domains: ${list}.`),
    failed_custom_domain_verification:
      faults === "" ? undefined : `Domain verification failed. ${faults} It is tried again.`,
    failed_domain_verification: told(
      uncertified,
      (list) => `No certificate could be issued for domains: ${list}. It is tried again.`,
    ),
  };
};
