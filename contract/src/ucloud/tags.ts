/** The chapters of the UCloud API, by the name that operations carry as their tag. */
export const tags = {
  Providers:
    "Register providers, and manage how they are reached and who may see them. A provider serves the storage and compute resources that Core orchestrates.",
  AuthProviders: "Keys and tokens of providers: for calls of a provider to Core, and for calls of Core to a provider.",
  IntegrationProvider: "Calls that Core makes to a provider. The provider serves them below `/ucloud/` and its name.",
} as const;
