import { type objectStorage, objectStorageApi } from "@concordat/contract/object-storage";
import type { ucloud } from "@concordat/contract/ucloud";
import { describe, expectTypeOf, it } from "vitest";
import { type Handlers, prepared } from "./handler.js";
import { type MountedApi, mountApi } from "./mount-api.js";

interface OwnCall {
  readonly principal: string;
}

type Labels = typeof objectStorage.labels;
type Router = {
  readonly get: Labels["get"];
  readonly deep: { readonly create: Labels["create"]; readonly delete: Labels["delete"] };
  readonly calls: typeof ucloud.integrationProvider;
};
type OwnHandlers = Handlers<Router, OwnCall>;

const label = { key: "key", value: "value" };
const deep = { create: async () => label, delete: async () => undefined };

describe("handlers of a router", () => {
  it("are one for each operation that is served, none for those that the server calls", () => {
    const handlers: OwnHandlers = {
      get: async ({ params, principal }) => {
        expectTypeOf([params.label_key, principal]).toEqualTypeOf<string[]>();
        return label;
      },
      deep: { create: async ({ body }) => ({ key: body.key, value: body.value }), delete: async () => undefined },
    };
    expectTypeOf(handlers).not.toHaveProperty("calls");
    expectTypeOf<keyof Handlers<typeof ucloud, OwnCall>>().toEqualTypeOf<"providers" | "authProviders">();
  });

  it("do not compile where one is missing, at any depth, or answers something else", () => {
    const get = async () => label;
    // @ts-expect-error get is missing
    const missing: OwnHandlers = { deep };
    // @ts-expect-error deep.delete is missing
    const missingBelow: OwnHandlers = { get, deep: { create: deep.create } };
    // @ts-expect-error the answer has no key
    const wrong: OwnHandlers = { get: async () => ({ value: "" }), deep };
    // @ts-expect-error the call has no member of this name
    const misread: OwnHandlers = { get: async ({ caller }) => ({ ...label, key: caller }), deep };
    void [missing, missingBelow, wrong, misread];
  });

  it("may prepare something, which is handed over as what it is", () => {
    const handlers: OwnHandlers = {
      get: prepared({
        prepare: async ({ params }) => params.label_key.length,
        handle: async ({ params }, length) => {
          expectTypeOf(length).toEqualTypeOf<number>();
          return { ...label, key: params.label_key };
        },
      }),
      deep,
    };
    // @ts-expect-error the answer has no key
    const wrong: OwnHandlers = { get: prepared({ prepare: async () => 1, handle: async () => ({ value: "" }) }), deep };
    void [handlers, wrong];
  });

  it("are asked for by an API that is mounted", () => {
    const hooks = { authenticate: () => undefined, authorize: () => undefined, keyOwner: () => undefined };
    const mount = (): MountedApi[] => [
      // @ts-expect-error an API is not mounted without its handlers
      mountApi(objectStorageApi, { ...hooks, handlers: { objectStorage: {} } }, {} as never),
    ];
    void mount;
  });
});
