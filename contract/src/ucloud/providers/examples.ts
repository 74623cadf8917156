import { coreProduct } from "../product.js";
import type { Provider, ProviderSpecification } from "./model.js";

/** Contact information as the examples show it. */
export const exampleSpecification: ProviderSpecification = {
  id: "example",
  domain: "provider.example.com",
  https: true,
  port: 443,
  product: { ...coreProduct },
};

/** A provider as the examples show it; its secrets are made up. */
export const exampleProvider: Provider = {
  id: "51231",
  specification: exampleSpecification,
  refreshToken: "2b1f4e0a-8c7d-4f3b-9e61-5d0c2a7b8f94",
  publicKey: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
  createdAt: 1_633_329_776_235,
  status: { resolvedSupport: null, resolvedProduct: null },
  updates: [],
  owner: { createdBy: "ada", project: null },
  permissions: { myself: ["ADMIN"], others: null },
};
