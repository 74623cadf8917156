import { describe, expect, it } from "vitest";
import { componentSchemas } from "../component-schemas.js";
import { ucloud } from "./index.js";

const { components } = componentSchemas(ucloud);

/** The models that the vendor's text lists, with their members. Dots in names are omitted. */
const models: Readonly<Record<string, readonly string[]>> = {
  Provider: [
    "id",
    "specification",
    "refreshToken",
    "publicKey",
    "createdAt",
    "status",
    "updates",
    "owner",
    "permissions",
    "providerGeneratedId",
  ],
  ProviderIncludeFlags: [
    "includeOthers",
    "includeUpdates",
    "includeSupport",
    "includeProduct",
    "filterCreatedBy",
    "filterCreatedAfter",
    "filterCreatedBefore",
    "filterProvider",
    "filterProductId",
    "filterProductCategory",
    "filterProviderIds",
    "filterIds",
    "filterName",
    "hideProductId",
    "hideProductCategory",
    "hideProvider",
  ],
  ProviderSpecification: ["id", "domain", "https", "port", "product"],
  ProviderStatus: ["resolvedSupport", "resolvedProduct"],
  ProviderSupport: ["product", "maintenance"],
  ProviderUpdate: ["timestamp", "status"],
  ResourceOwner: ["createdBy", "project"],
  ResourcePermissions: ["myself", "others"],
  UpdatedAcl: ["id", "added", "deleted"],
  ProvidersApproveRequest: ["token"],
  ProvidersRenewRefreshTokenRequestItem: ["id"],
  ProvidersRequestApprovalRequestInformation: ["type", "specification"],
  ProvidersRequestApprovalRequestSign: ["type", "token"],
  ProvidersRequestApprovalResponseAwaitingAdministratorApproval: ["type", "token"],
  ProvidersRequestApprovalResponseRequiresSignature: ["type", "token"],
  CommonErrorMessage: ["why", "errorCode"],
  FindByStringId: ["id"],
  PageV2OfProvider: ["itemsPerPage", "items", "next"],
  ProductReference: ["id", "category", "provider"],
  Maintenance: ["description", "availability", "startsAt", "estimatedEndsAt"],
  ResolvedSupportOfProductAndProviderSupport: ["product", "support"],
  ResourceAclEntry: ["entity", "permissions"],
  RefreshToken: ["refreshToken"],
  AccessToken: ["accessToken"],
  PublicKeyAndRefreshToken: ["providerId", "publicKey", "refreshToken"],
  IntegrationProviderWelcomeRequest: ["token", "createdProvider"],
  ProviderWelcomeTokens: ["refreshToken", "publicKey"],
};

const unions: Readonly<Record<string, readonly string[]>> = {
  ProvidersRequestApprovalRequest: ["information", "sign"],
  ProvidersRequestApprovalResponse: ["requires_signature", "awaiting_admin_approval"],
  AclEntity: ["project_group", "user"],
  Product: ["storage", "compute", "ingress", "license", "network_ip"],
};

describe("the vendor's data models", () => {
  it.each(Object.entries(models))("%s has the members that are printed, in that order", (name, members) => {
    expect(Object.keys(components[name]?.properties ?? {})).toEqual(members);
  });

  it.each(Object.entries(unions))("%s is discriminated by `type`", (name, values) => {
    const discriminator = components[name]?.discriminator as { propertyName: string; mapping: object } | undefined;
    expect(discriminator?.propertyName).toBe("type");
    expect(Object.keys(discriminator?.mapping ?? {})).toEqual(values);
  });

  it("carries every default and null in what is received", () => {
    expect(components.ProviderSpecification?.required).toEqual(models.ProviderSpecification);
    expect(components.CommonErrorMessage?.required).toEqual(models.CommonErrorMessage);
    const optional = ["providerGeneratedId"];
    expect(components.Provider?.required).toEqual(models.Provider?.filter((name) => !optional.includes(name)));
  });

  it("asks only for what has no default in what is sent", () => {
    expect(components.ProviderSpecificationInput?.required).toEqual(["id", "domain", "https"]);
    expect(components.ProviderIncludeFlags?.required).toBeUndefined();
  });
});
