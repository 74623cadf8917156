import { describe, expect, it } from "vitest";
import { walk } from "../router.js";
import { isOfVendor } from "../source.js";
import type { UCloudAuth } from "./auth.js";
import { ucloud } from "./index.js";

/** The vendor's tables: name, method, path, label, stability, deprecated. */
const providers = [
  ["browse", "GET", "/api/providers/browse", "Users", "stable", false],
  ["retrieve", "GET", "/api/providers/retrieve", "Users", "stable", false],
  ["retrieveSpecification", "GET", "/api/providers/retrieveSpecification", "Services", "stable", false],
  ["search", "POST", "/api/providers/search", "Users", "stable", false],
  ["approve", "POST", "/api/providers/approve", "Public", "stable", true],
  ["create", "POST", "/api/providers", "Users", "stable", false],
  ["init", "POST", "/api/providers/init", "Users", "stable", false],
  ["renewToken", "POST", "/api/providers/renewToken", "Users", "stable", false],
  ["requestApproval", "POST", "/api/providers/requestApproval", "Public", "stable", true],
  ["update", "POST", "/api/providers/update", "Users", "stable", false],
  ["updateAcl", "POST", "/api/providers/updateAcl", "Users", "stable", false],
];

const authProviders = [
  ["register", "POST", "/auth/providers", "Services", "internal-beta", false],
  ["claim", "POST", "/auth/providers/claim", "Services", "internal-beta", false],
  ["renew", "POST", "/auth/providers/renew", "Services", "experimental-beta", false],
  ["refresh", "POST", "/auth/providers/refresh", "Public", "stable", false],
  ["retrievePublicKey", "GET", "/auth/providers/retrieveKey", "Services", "internal-beta", false],
  ["refreshAsOrchestrator", "POST", "/auth/providers/refreshAsOrchestrator", "Services", "internal-beta", false],
  ["generateKeyPair", "POST", "/auth/providers/generateKeyPair", "Services", "internal-beta", false],
];

const integrationProvider = [
  ["welcome", "POST", "/ucloud/:providerId/integration/welcome", "Public", "stable", true],
  ["retrieveManifest", "GET", "/ucloud/:providerId/integration/retrieveManifest", "Services", "stable", false],
  ["init", "POST", "/ucloud/:providerId/integration/init", "Services", "stable", false],
  ["connect", "POST", "/ucloud/:providerId/integration/connect", "Services", "stable", false],
  ["unlinked", "POST", "/ucloud/:providerId/integration/unlinked", "Services", "stable", false],
];

const tables = [
  ["providers", ucloud.providers, providers, "core", "providers"],
  ["authProviders", ucloud.authProviders, authProviders, "core", "auth.providers"],
  ["integrationProvider", ucloud.integrationProvider, integrationProvider, "provider", "im"],
] as const;

describe.each(tables)("%s", (_, router, table, servedBy, namespace) => {
  const operations = [...walk(router)].filter(({ operation }) => isOfVendor(operation));

  it("has exactly the calls of the vendor's table, in its order", () => {
    const rows = operations.map(({ id, operation: { method, path, auth, stability, deprecated } }) => [
      id,
      method,
      path,
      (auth as UCloudAuth).label,
      stability,
      deprecated,
    ]);
    expect(rows).toEqual(table);
  });

  it("takes the scopes of its namespace: read where nothing changes, write elsewhere", () => {
    for (const { id, operation } of operations) {
      const access = operation.readOnly ? "read" : "write";
      expect((operation.auth as UCloudAuth).scope).toBe(`${namespace}.${id}:${access}`);
    }
  });

  it(`is served by ${servedBy}, answers 200 and fails with CommonErrorMessage`, () => {
    for (const { operation } of operations) {
      expect(operation.servedBy).toBe(servedBy);
      expect(operation.success.status).toBe(200);
      expect(operation.errorMediaType).toBe("application/json");
    }
  });
});

describe("rules that are narrower than the label", () => {
  const ofVendor = [...walk(ucloud)].filter(({ operation }) => isOfVendor(operation));
  const rules = Object.fromEntries(ofVendor.map(({ id, operation }) => [id, operation.auth as UCloudAuth]));
  const idsWhere = (holds: (auth: UCloudAuth) => boolean) =>
    Object.keys(rules).filter((id) => holds(rules[id] as never));

  it("admit only administrators to create, update and approve", () => {
    expect(idsWhere(({ only }) => only?.join() === "ADMIN")).toEqual([
      "providers.approve",
      "providers.create",
      "providers.update",
    ]);
  });

  it("open only approval by a setting", () => {
    expect(idsWhere(({ onlyUnless }) => onlyUnless !== undefined)).toEqual(["providers.approve"]);
  });

  it("require a login to sign", () => {
    expect(rules["providers.requestApproval"]?.variant).toEqual({ type: "sign", label: "Users" });
  });

  it("require the ADMIN permission on each resource to renew tokens and to change access", () => {
    expect(idsWhere(({ permission }) => permission?.needs === "ADMIN")).toEqual([
      "providers.renewToken",
      "providers.updateAcl",
    ]);
  });

  it("check the workspace in the calls of users", () => {
    expect(idsWhere(({ workspace }) => workspace)).toEqual([
      "providers.browse",
      "providers.retrieve",
      "providers.search",
      "providers.create",
      "providers.init",
      "providers.renewToken",
      "providers.update",
      "providers.updateAcl",
    ]);
  });

  it("admit only the vendor's services to act as the orchestrator", () => {
    expect(rules["authProviders.refreshAsOrchestrator"]?.principals).toEqual(
      expect.arrayContaining(["_ucloud", "_app-orchestrator", "_file-orchestrator", "_storage", "_accounting"]),
    );
  });
});
