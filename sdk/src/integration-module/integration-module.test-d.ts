import { createServer } from "node:http";
import express from "express";
import { expectTypeOf } from "vitest";
import type { Concordat } from "../index.js";
import {
  CoreTokenError,
  type CoreTokenFault,
  createIntegrationModule,
  type IntegrationModule,
  type IntegrationModuleEvent,
  type KeyStore,
  memoryKeyStore,
  type OperationName,
  type ProviderKeys,
} from "./index.js";
import type { fileKeyStore } from "./node/index.js";

declare const module: IntegrationModule;
declare const store: KeyStore;

expectTypeOf<OperationName>().toEqualTypeOf<"welcome" | "retrieveManifest" | "init" | "connect" | "unlinked">();
expectTypeOf<ReturnType<typeof fileKeyStore>>().toEqualTypeOf<KeyStore>();
expectTypeOf(memoryKeyStore()).toEqualTypeOf<KeyStore>();

createIntegrationModule({
  providerId: "example",
  store,
  handlers: {
    init: ({ username }, { core, onBehalfOf }) => {
      expectTypeOf(username).toEqualTypeOf<string>();
      expectTypeOf(onBehalfOf).toEqualTypeOf<string | undefined>();
      expectTypeOf(core.expiresAt).toEqualTypeOf<Date>();
    },
    connect: async ({ username }) => ({ redirectTo: `/login?user=${username}` }),
    retrieveManifest: () => ({ enabled: true }),
  },
});

createIntegrationModule({
  providerId: "example",
  store,
  // @ts-expect-error a user must be sent somewhere
  handlers: { connect: () => ({}) },
});
createIntegrationModule({
  providerId: "example",
  store,
  // @ts-expect-error the module itself takes the welcome in
  handlers: { welcome: () => undefined },
});
// @ts-expect-error the keys must be kept somewhere
createIntegrationModule({ providerId: "example" });

const specification = { domain: "provider.example.com", https: true };
const onApprovalNeeded = ({ url }: { url: string }) => console.log(url);
const core = "https://cloud.sdu.dk";

export const calls = async (): Promise<void> => {
  expectTypeOf(
    await module.register({ core, specification, onApprovalNeeded, maxWaitMs: 1 }),
  ).toEqualTypeOf<ProviderKeys>();
  // @ts-expect-error people are waited for: how long, must be said
  await module.register({ core, specification, onApprovalNeeded });
  // @ts-expect-error the name is the module's own
  await module.register({ core, specification: { ...specification, id: "x" }, onApprovalNeeded, maxWaitMs: 1 });
  // @ts-expect-error the credentials are the module's own
  module.client({ baseUrl: core, credentials: "token" });
  expectTypeOf(module.client(core)).toEqualTypeOf<Concordat>();
  expectTypeOf(module.handle).toEqualTypeOf<(request: Request) => Promise<Response>>();
  createServer(module.listener);
  express().use(module.listener);
};

export const told = (event: IntegrationModuleEvent): string => {
  switch (event.type) {
    case "welcomed":
      return event.type;
    case "served":
      return event.operation;
    case "refused":
      return event.reason;
    case "failed":
      return String(event.error);
  }
};

export const caught = (error: unknown): CoreTokenFault | undefined =>
  error instanceof CoreTokenError ? error.fault : undefined;
