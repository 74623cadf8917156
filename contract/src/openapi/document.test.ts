import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import type { OperationObject, ResponseObject } from "openapi3-ts/oas31";
import { describe, expect, it } from "vitest";
import { contract, errorCatalogue } from "../apis.js";
import { walk } from "../router.js";
import { openApiDocument } from "./document.js";

const document = openApiDocument();
const text = JSON.stringify(document);
const paths = { ...document.paths, ...document.webhooks };
const entries = Object.entries(paths).flatMap(([place, item]) =>
  Object.entries(item as Record<string, OperationObject>).map(([method, operation]) => ({ place, method, operation })),
);
const byId = new Map(entries.map((entry) => [entry.operation.operationId, entry]));
const operationOf = (id: string) => {
  const entry = byId.get(id);
  if (!entry) throw new Error(`There is no operation ${id}.`);
  return entry.operation;
};

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(structuredClone(document) as never);
    expect(result).toMatchObject({ valid: true });
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it("comes out the same each time", () => {
    expect(JSON.stringify(openApiDocument())).toBe(text);
  });

  it("is what is committed", () => {
    const committed = readFileSync(new URL("../../../openapi.json", import.meta.url), "utf8");
    expect(committed).toBe(`${JSON.stringify(document, null, 2)}\n`);
    expect(committed.length).toBeLessThan(1_000_000);
  });

  it("has the version of the packages", () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(document.info.version).toBe(version);
  });

  it("holds every operation once, under the contract's id", () => {
    expect(entries.map(({ operation }) => operation.operationId).sort()).toEqual(
      [...walk(contract)].map(({ id }) => id).sort(),
    );
  });

  it("describes the calls of Core as webhooks, with the path at the provider", () => {
    expect(Object.keys(document.webhooks ?? {})).toEqual(
      [...walk(contract)].filter(({ operation }) => operation.servedBy === "provider").map(({ id }) => id),
    );
    expect(operationOf("integrationProvider.welcome")["x-path"]).toBe("/ucloud/{providerId}/integration/welcome");
  });

  it("points to components that exist, and has none that nothing points to", () => {
    const targets = new Set([...text.matchAll(/"(#\/components\/[^"]+)"/g)].map(([, target]) => target));
    const components = Object.entries(document.components ?? {})
      .filter(([kind]) => kind !== "securitySchemes")
      .flatMap(([kind, named]) => Object.keys(named as object).map((name) => `#/components/${kind}/${name}`));
    expect([...targets].sort()).toEqual(components.sort());
  });

  it("asks for known credentials everywhere but where anyone may call", () => {
    const schemes = Object.keys(document.components?.securitySchemes ?? {});
    for (const { operation } of entries)
      for (const requirement of operation.security ?? [])
        expect(schemes).toEqual(expect.arrayContaining(Object.keys(requirement)));
    const open = entries.filter(({ operation }) => operation.security?.length === 0);
    expect(open.map(({ operation }) => operation.operationId)).toEqual([
      "authProviders.refresh",
      "integrationProvider.welcome",
    ]);
    expect(operationOf("providers.requestApproval").security).toEqual([{ accessToken: [] }, {}]);
    expect(operationOf("providers.approve").security).toEqual([{ accessToken: [] }]);
    expect(operationOf("integrationProvider.init").security).toEqual([{ coreToken: [] }]);
    const ofAccounts = entries.filter(({ operation }) => String(operation.operationId).startsWith("objectStorage."));
    expect(ofAccounts.length).toBe([...walk(contract.objectStorage)].length);
    for (const { operation } of ofAccounts)
      expect(operation.security).toEqual([{ accountToken: [] }, { accountPassword: [] }]);
  });

  it("shares the Project header", () => {
    const withProject = entries.filter(({ operation }) =>
      operation.parameters?.some((parameter) => "$ref" in parameter && parameter.$ref.endsWith("/ProjectHeader")),
    );
    expect(withProject.length).toBe(
      [...walk(contract)].filter(({ operation }) => (operation.auth as { workspace?: boolean }).workspace).length,
    );
    expect(document.components?.parameters?.ProjectHeader).toMatchObject({ name: "Project", in: "header" });
  });

  it("writes down once what the pages of all listings are asked with, with the examples of all", () => {
    const { LimitQuery, OffsetQuery, ServiceUuidPath } = document.components?.parameters ?? {};
    expect(LimitQuery).toMatchObject({ name: "limit", examples: { byLabel: { value: 50 }, halfDays: { value: 2 } } });
    expect(OffsetQuery).toMatchObject({ name: "offset" });
    expect(ServiceUuidPath).toMatchObject({ name: "service_uuid" });
    for (const name of ["limit", "offset", "service_uuid"]) expect(text.split(`"name":"${name}"`).length).toBe(2);
  });

  it("describes the header with the request id for every response, and the total of lists that have one", () => {
    const responses = [
      ...entries.flatMap(({ operation }) => Object.values(operation.responses ?? {}) as object[]),
      ...Object.values(document.components?.responses ?? {}),
    ].filter((response): response is ResponseObject => !("$ref" in response));
    for (const { headers = {} } of responses)
      expect(Object.keys(headers).filter((name) => name === "Job-Id" || name === "Upcloud-Cid").length).toBe(1);
    expect(Object.keys(document.components?.headers ?? {})).toEqual([
      "IdempotencyReplayed",
      "JobId",
      "Link",
      "RateLimit",
      "RetryAfter",
      "UpCloudTotalCount",
      "UpcloudCid",
    ]);
    expect(operationOf("objectStorage.buckets.list").responses?.["200"]).toMatchObject({
      headers: { "UpCloud-Total-Count": { $ref: "#/components/headers/UpCloudTotalCount" } },
    });
  });

  it("gives query parameters flat, with real types", () => {
    const shared = (document.components?.parameters ?? {}) as Record<string, { name: string; schema: object }>;
    const parameters = (operationOf("providers.browse").parameters ?? []).map((parameter) =>
      "$ref" in parameter ? shared[parameter.$ref.replace("#/components/parameters/", "")] : parameter,
    ) as { name: string; schema: object }[];
    const typeOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.schema;
    expect(typeOf("includeOthers")).toMatchObject({ type: "boolean" });
    expect(typeOf("itemsPerPage")).toMatchObject({ type: "integer" });
    expect(typeOf("flags")).toBeUndefined();
  });

  it("has one component for the errors of each API", () => {
    const names = Object.keys(document.components?.schemas ?? {});
    expect(names.filter((name) => /^(CommonErrorMessage|Problem)/.test(name))).toEqual([
      "CommonErrorMessage",
      "Problem",
    ]);
  });

  it("holds the whole error catalogue for machines, and leads readers and those who get an error to it", () => {
    expect(document["x-errors"]).toEqual(errorCatalogue);
    expect(document.info.description).toContain("](/docs/errors)");
    for (const [name, response] of Object.entries(document.components?.responses ?? {})) {
      const { headers = {} } = response as { headers?: object };
      expect([name, "Link" in headers]).toEqual([name, !name.endsWith("OfProvider")]);
    }
  });

  it("makes a body optional only where the contract does", () => {
    const optional = entries.filter(
      ({ operation }) => (operation.requestBody as { required?: boolean })?.required === false,
    );
    expect(optional.map(({ operation }) => operation.operationId)).toEqual([
      "providers.init",
      "authProviders.generateKeyPair",
      "objectStorage.users.accessKeys.create",
    ]);
  });

  it("carries no machine noise: no bounds of number types, no closed answers", () => {
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER));
    expect(text).not.toContain("$defs");
  });
});

describe.each([...walk(contract)])("$id in the document", ({ id, operation }) => {
  const object = operationOf(id);

  it("says what it is, who may call and how far it may be relied on", () => {
    expect(object.summary).toBe(operation.summary);
    expect(object.description).toContain("**Who may call:**");
    expect(object["x-auth"]).toEqual(operation.auth);
    expect(object["x-stability"]).toBe(operation.stability);
    expect(object.deprecated ?? false).toBe(operation.deprecated);
    if (operation.deprecation) expect(object.description).toContain(operation.deprecation.replacement);
  });

  it("has an example of its body and of its answer for each example of the contract", () => {
    const names = operation.examples.map(({ name }) => name);
    const withBody = operation.examples.filter(({ request }) => request.body !== undefined).map(({ name }) => name);
    const success = object.responses?.[String(operation.success.status)] as ResponseObject;
    for (const { examples } of Object.values(success.content ?? {})) expect(Object.keys(examples ?? {})).toEqual(names);
    const body = object.requestBody as { content: Record<string, { examples?: object }> } | undefined;
    for (const { examples } of Object.values(body?.content ?? {}))
      expect(Object.keys(examples ?? {})).toEqual(withBody);
  });

  it("has every declared error with an example, and no other", () => {
    const codes = Object.entries(object.responses ?? {})
      .filter(([status]) => status !== String(operation.success.status))
      .flatMap(([status, reference]) => {
        const name = (reference as { $ref: string }).$ref.replace("#/components/responses/", "");
        const response = document.components?.responses?.[name] as ResponseObject;
        const { examples = {} } = response.content?.[operation.errorMediaType] ?? {};
        return Object.keys(examples).map((code) => `${status} ${code}`);
      });
    expect(codes.sort()).toEqual(operation.errors.map(({ status, code }) => `${status} ${code}`).sort());
  });
});
