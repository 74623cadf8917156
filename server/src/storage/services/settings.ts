import type { NewCustomDomain } from "../domains/custom-domain.js";
import type { Label } from "../labels/label.js";
import type { NewNetwork } from "../networks/network.js";
import type { NewWebsite } from "../websites/website.js";

/** What a customer decides about a service. */
export interface ServiceSettings {
  /** Unique within the account. */
  readonly name: string;
  /** What the customer wants of it. */
  readonly configuredStatus: "started" | "stopped";
  /** Whether it can be neither deleted nor stopped. */
  readonly terminationProtection: boolean;
  readonly networks: readonly NewNetwork[];
  readonly labels: readonly Label[];
  readonly customDomains: readonly NewCustomDomain[];
  readonly websites: readonly NewWebsite[];
}

/** A service to create. */
export interface NewService extends Omit<ServiceSettings, "websites"> {
  /** Name of the region that hosts it, for good. */
  readonly region: string;
}

/** What is to change about a service: lists take the place of what there is, and what is left out stays. */
export type ServiceChange = { readonly [Name in keyof ServiceSettings]?: ServiceSettings[Name] | undefined };

/** The constraint that keeps the names of an account's services unique. */
export const nameConstraint = "account_id_name";
