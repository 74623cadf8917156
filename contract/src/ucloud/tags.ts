/** The chapters of the UCloud API, by the name that operations carry as their tag. */
export const tags = {
  Providers:
    "Registers providers, tells how they are reached and who may see them. A provider serves the storage and computing that Core orchestrates.",
  AuthProviders: "Keys and tokens of providers: what a provider calls Core with, and what Core calls a provider with.",
  IntegrationProvider:
    "Calls that Core makes to a provider. Whoever runs a provider serves them, below `/ucloud/` and the provider's name.",
} as const;
