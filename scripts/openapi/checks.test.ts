import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../contract/src/openapi/index.js";
import { undescribedOperations, undescribedParameters, undescribedProperties, undescribedTags } from "./described.js";
import { lookUp, type Node } from "./document.js";
import { faultyExamples } from "./examples.js";
import { ambiguousPaths } from "./paths.js";
import {
  faultyDeprecations,
  faultyErrors,
  faultyIds,
  faultyProblems,
  faultySecurity,
  faultyUnions,
  faultyWebhooks,
  superfluous,
} from "./structure.js";

type Check = (document: Node) => readonly string[];

const own = JSON.parse(JSON.stringify(openApiDocument())) as Node;
const calls = Object.keys(own.webhooks as object);

const ids: Check = (document) => faultyIds(document, () => true);
const webhooks: Check = (document) => faultyWebhooks(document, calls);

const approve = "#/paths/~1api~1providers~1approve/post";
const refresh = "#/paths/~1auth~1providers~1refresh/post";
const specification = "#/components/schemas/ProviderSpecification";

/** What a check says after one object of the document was changed. */
const after = (check: Check, at: string, change: object): readonly string[] => {
  const document = structuredClone(own);
  Object.assign(lookUp(document, at), change);
  // what was set to undefined is gone, as it would be in a file
  return check(JSON.parse(JSON.stringify(document)) as Node);
};

const checks: [string, Check][] = [
  ["ids", ids],
  ["operations", undescribedOperations],
  ["tags", undescribedTags],
  ["parameters", undescribedParameters],
  ["properties", undescribedProperties],
  ["examples", faultyExamples],
  ["errors", faultyErrors],
  ["problems", faultyProblems],
  ["security", faultySecurity],
  ["webhooks", webhooks],
  ["unions", faultyUnions],
  ["deprecations", faultyDeprecations],
  ["superfluous parts", superfluous],
  ["paths", ambiguousPaths],
];

const faults: [string, Check, string, object, string][] = [
  [
    "two operations of one id",
    ids,
    approve,
    { operationId: "providers.create" },
    "providers.create is the id of two operations",
  ],
  [
    "an id without a verb",
    ids,
    approve,
    { operationId: "providers.approval" },
    "providers.approval does not begin with a verb",
  ],
  ["no summary", undescribedOperations, approve, { summary: "" }, "providers.approve has no summary"],
  ["a long summary", undescribedOperations, approve, { summary: "x".repeat(61) }, "a summary of 61 characters"],
  ["no description", undescribedOperations, approve, { description: " " }, "providers.approve has no description"],
  [
    "two tags",
    undescribedTags,
    approve,
    { tags: ["Providers", "AuthProviders"] },
    "providers.approve has not exactly one tag",
  ],
  ["an unknown tag", undescribedTags, approve, { tags: ["Other"] }, "the tag Other is not described"],
  [
    "a bare parameter",
    undescribedParameters,
    "#/components/parameters/LimitQuery",
    { description: "" },
    "the parameter limit of objectStorage.services.list has no description",
  ],
  [
    "a parameter that hides its limit",
    undescribedParameters,
    "#/components/parameters/LimitQuery",
    { description: "How many." },
    "the parameter limit of objectStorage.services.list does not tell its maximum",
  ],
  [
    "a bare header",
    undescribedParameters,
    "#/components/headers/JobId",
    { description: "" },
    "the header JobId has no description",
  ],
  [
    "a bare property",
    undescribedProperties,
    `${specification}/properties/domain`,
    { description: undefined },
    "ProviderSpecification.domain has no description",
  ],
  [
    "a property that hides its limit",
    undescribedProperties,
    `${specification}/properties/domain`,
    { description: "A name." },
    "ProviderSpecification.domain does not tell its maxLength",
  ],
  [
    "a bare component",
    undescribedProperties,
    specification,
    { description: "" },
    "ProviderSpecification has no description",
  ],
  [
    "a body without an example",
    faultyExamples,
    `${approve}/requestBody/content/application~1json`,
    { examples: {} },
    "providers.approve has no example of its body",
  ],
  [
    "an example of something else",
    faultyExamples,
    `${approve}/requestBody/content/application~1json`,
    { examples: { wrong: { value: { token: 1 } } } },
    "providers.approve, body, example wrong",
  ],
  [
    "a wrong example of an error",
    faultyExamples,
    "#/components/examples/ucloud.internal",
    { value: { why: 1, errorCode: null } },
    "example ucloud.internal",
  ],
  [
    "an error without an example",
    faultyExamples,
    "#/components/responses/UcloudInternal",
    { "x-error-codes": ["ucloud.internal", "ucloud.other"] },
    "has no example of ucloud.other",
  ],
  [
    "a code outside of the catalogue",
    faultyErrors,
    "#/components/responses/UcloudInternal",
    { "x-error-codes": ["ucloud.other"] },
    "declares ucloud.other, which is not in the catalogue",
  ],
  ["no answer for failure", faultyErrors, `${approve}/responses`, { "500": undefined }, "when the server fails"],
  [
    "a second form of errors",
    faultyProblems,
    "#/components/responses/UcloudInternal/content/application~1json/schema",
    { $ref: "#/components/schemas/Problem" },
    "errors of ucloud have 2 forms",
  ],
  ["silence about callers", faultySecurity, approve, { security: undefined }, "providers.approve does not say"],
  ["an open door", faultySecurity, approve, { security: [] }, "providers.approve is open to all"],
  [
    "a closed door",
    faultySecurity,
    refresh,
    { security: [{ accessToken: [] }] },
    "authProviders.refresh is open to all",
  ],
  ["an unknown scheme", faultySecurity, approve, { security: [{ other: [] }] }, "other, which is no security scheme"],
  [
    "a missing webhook",
    webhooks,
    "#/webhooks",
    { "integrationProvider.welcome": {} },
    "integrationProvider.welcome is not among",
  ],
  ["a union of old", faultyUnions, specification, { nullable: true }, "nullable in the way of OpenAPI 3.0"],
  [
    "a union without a discriminator",
    faultyUnions,
    "#/components/schemas/AclEntity",
    { discriminator: undefined },
    "AclEntity is a union",
  ],
  [
    "a variant that is not mapped",
    faultyUnions,
    "#/components/schemas/AclEntity/discriminator",
    { mapping: {} },
    "AclEntity does not map #/components/schemas/AclEntityUser",
  ],
  [
    "a deprecation without a way out",
    faultyDeprecations,
    approve,
    { deprecated: true, "x-deprecation": { since: "1" } },
    "providers.approve is deprecated, and does not say",
  ],
  [
    "a deprecated model that is in use",
    faultyDeprecations,
    "#/components/schemas/ServiceModify",
    { deprecated: true },
    "ServiceModify is deprecated, and an operation that is not still uses it",
  ],
  [
    "a component for nothing",
    superfluous,
    "#/components/schemas",
    { Other: { type: "string" } },
    "nothing uses schemas/Other",
  ],
  [
    "a schema written twice",
    superfluous,
    `${approve}/requestBody/content/application~1json`,
    { schema: structuredClone(lookUp(own, "#/components/schemas/ProviderStatus")) },
    "the same schema is written in",
  ],
  [
    "an ambiguous path",
    ambiguousPaths,
    "#/paths",
    { "/api/providers/{name}": { get: { operationId: "x", parameters: [{ name: "name", in: "path", schema: {} }] } } },
    "/api/providers/browse and /api/providers/{name} can mean the same address",
  ],
];

describe("a check of the description", () => {
  it.each(checks)("finds nothing wrong with our %s", (_name, check) => {
    expect(check(own)).toEqual([]);
  });

  it.each(faults)("finds %s", (_name, check, at, change, fault) => {
    expect(after(check, at, change)).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
  });

  it("finds an id that is not a method of the SDK", () => {
    expect(faultyIds(own, (id) => id !== "providers.approve")).toEqual([
      "providers.approve is not a method of the SDK",
    ]);
  });
});
