import { describe, expect, it } from "vitest";
import { partsOf } from "../operation-parts.js";
import { walk } from "../router.js";
import { ucloud } from "./index.js";

/** Requests and responses from the vendor's text. */
const coreProduct = { id: "", category: "", provider: "ucloud_core" };
const specification = {
  id: "example",
  domain: "provider.example.com",
  https: true,
  port: 443 as number | null,
  product: coreProduct,
};
const token = "9eb96d0a27b1330cdc727ef4316bd48265f71414";
const refreshToken = "8accc446c2e3ac924ff07c77d93e1679378a5dad";

const samples: readonly (readonly [id: string, part: "body" | "response", json: unknown])[] = [
  ["providers.retrieveSpecification", "response", specification],
  ["providers.requestApproval", "body", { type: "information", specification: { ...specification, port: null } }],
  ["providers.requestApproval", "response", { type: "requires_signature", token }],
  ["providers.requestApproval", "body", { type: "sign", token }],
  ["providers.approve", "body", { token }],
  ["providers.approve", "response", { id: "51231" }],
  ["integrationProvider.welcome", "body", { token, createdProvider: { refreshToken, publicKey: "~~ public key ~~" } }],
  ["integrationProvider.welcome", "response", {}],
  [
    "providers.retrieve",
    "response",
    {
      id: "51231",
      specification: { ...specification, port: null },
      refreshToken,
      publicKey: "~~ public key ~~",
      createdAt: 1_633_329_776_235,
      status: { resolvedSupport: null, resolvedProduct: null },
      updates: [],
      owner: { createdBy: "sysadmin", project: null },
      permissions: null,
    },
  ],
  ["authProviders.refresh", "body", { items: [{ refreshToken: "fb69e4367ee0fe4c76a4a926394aee547a41d998" }] }],
  [
    "authProviders.refresh",
    "response",
    { responses: [{ accessToken: "eyJhbGciOiJIUzM4NCIsInR5cCI6IkpXVCJ9.e30.c2ln" }] },
  ],
];

const operations = new Map([...walk(ucloud)].map(({ id, operation }) => [id, operation]));

const schemaOf = (id: string, part: "body" | "response") => {
  const operation = operations.get(id);
  const schema = operation && partsOf(operation)[part]?.schema;
  if (!schema) throw new Error(`${id} has no ${part}.`);
  return schema;
};

describe("the seed's samples", () => {
  it.each(samples)("%s: the %s reads as it stands", (id, part, json) => {
    expect(schemaOf(id, part).parse(json)).toEqual(json);
  });
});

describe("lenient reading", () => {
  const create = schemaOf("providers.create", "body");
  const item = { id: "acme", domain: "p.acme.test", https: true };

  it("passes over members that it does not know", () => {
    expect(create.parse({ type: "bulk", items: [{ ...item, colour: "red" }] })).toEqual({
      items: [{ ...item, port: null, product: coreProduct }],
    });
  });

  it.each([
    [{}, "items"],
    [{ items: [] }, "items"],
    [{ items: Array.from({ length: 1001 }, () => item) }, "items"],
    [{ items: [{ ...item, https: "true" }] }, "items.0.https"],
    [{ items: [{ ...item, port: 0 }] }, "items.0.port"],
    [{ items: [{ ...item, port: 65_536 }] }, "items.0.port"],
    [{ items: [{ ...item, domain: "-bad.example" }] }, "items.0.domain"],
    [{ items: [{ ...item, domain: "a..b" }] }, "items.0.domain"],
    [{ items: [{ ...item, domain: `${"a".repeat(64)}.test` }] }, "items.0.domain"],
    [{ items: [{ ...item, domain: "http://a.test" }] }, "items.0.domain"],
    [{ items: [{ ...item, id: "" }] }, "items.0.id"],
    [{ items: [{ ...item, id: "a/b" }] }, "items.0.id"],
    [{ items: [{ ...item, id: "ucloud_core" }] }, "items.0.id"],
    [{ items: [{ ...item, id: "a".repeat(129) }] }, "items.0.id"],
    [{ items: [{ ...item, product: { ...coreProduct, provider: "acme" } }] }, "items.0.product"],
  ])("refuses %j at %s", (body, path) => {
    const { error } = create.safeParse(body);
    expect(error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });

  it("takes as many items as the limit says", () => {
    expect(create.safeParse({ items: Array.from({ length: 1000 }, () => item) }).success).toBe(true);
  });

  it.each(["localhost", "a", "10.0.0.1", "xn--bcher-kva.example", "a-b.c", `${"a".repeat(63)}.test`])(
    "takes %s for a domain",
    (domain) => {
      expect(create.safeParse({ items: [{ ...item, domain }] }).success).toBe(true);
    },
  );
});
