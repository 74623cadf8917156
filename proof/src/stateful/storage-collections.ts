import { objectStorageErrors as errors, labelLimits, networkLimits } from "@concordat/contract/object-storage";
import type { Caller } from "../kit/caller.js";
import type { Collection, Scope } from "./collection.js";

/** What sequences about object storage need. */
export interface StorageScenario {
  readonly call: Caller;
  /** A new service's UUID. */
  service(): Promise<string>;
  /** A new name. */
  fresh(): string;
  /** Waits until a deletion that has begun is over. */
  passDeletion(of: "service" | "bucket"): Promise<void>;
}

type Members = Readonly<Record<string, string>>;
const member = (name: string) => (item: unknown) => String((item as Members)[name]);

const ownDomain = ".example.com";
/** A domain leads to one service: each service has domains of its own. */
const domainOf = ({ service_uuid = "" }: Members, key: string) =>
  key.replace(ownDomain, `.${service_uuid.slice(0, 8)}${ownDomain}`);
const keyOfDomain = (item: unknown) => member("domain_name")(item).replace(/\.[0-9a-f]{8}\.example\.com$/, ownDomain);

const missing = errors.notFound.code;
const taken = errors.invalidRequest.code;
const nothing = ["-"];

/** A collection in a service, whose operations have the usual names. */
const inService = (
  { call, service }: StorageScenario,
  group: string,
  scope: (params: Members) => Omit<Scope, "call">,
  prepare: (params: Members) => Promise<void> = async () => {},
): (() => Promise<Scope>) => {
  return async () => {
    const params = { service_uuid: await service() };
    await prepare(params);
    return { call, list: { id: `objectStorage.${group}.list`, params }, ...scope(params) };
  };
};

const keysOf = (...keys: string[]) => keys;

/** What an account has, and what a service consists of. */
export const storageCollections = (scenario: StorageScenario): Collection[] => {
  const { call, passDeletion, fresh } = scenario;
  const shared = { missing, taken } as const;
  return [
    {
      ...shared,
      name: "services",
      keys: keysOf("media", "archive", "logs"),
      values: ["started", "stopped"],
      idOf: member("uuid"),
      idIn: member("uuid"),
      valueIn: member("configured_status"),
      open: async () => {
        const run = fresh();
        const body = (key: string, value: string) => ({
          name: `${run}-${key}`,
          region: "europe-1",
          configured_status: value,
          labels: [{ key: "run", value: run }],
        });
        return {
          call,
          create: (key, value) => ({ id: "objectStorage.services.create", body: body(key, value) }),
          read: (id) => ({ id: "objectStorage.services.get", params: { service_uuid: id } }),
          change: (id, value) => ({
            id: "objectStorage.services.modify",
            params: { service_uuid: id },
            body: { configured_status: value },
          }),
          delete: (id) => ({ id: "objectStorage.services.delete", params: { service_uuid: id } }),
          list: { id: "objectStorage.services.list", query: { label: `run=${run}`, limit: 100 } },
          afterDelete: () => passDeletion("service"),
        };
      },
    },
    {
      ...shared,
      name: "networks",
      keys: keysOf("office", "Office", "lab_1", "n-4", "n-5", "n-6", "n-7", "n-8", "n-9"),
      values: nothing,
      limit: { most: networkLimits.perService, refusal: taken },
      idIn: member("name"),
      open: inService(
        scenario,
        "networks",
        (params) => ({
          create: (key) => ({
            id: "objectStorage.networks.create",
            params,
            body: { name: key, type: "private", family: "IPv4", uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07" },
          }),
          read: (id) => ({ id: "objectStorage.networks.get", params: { ...params, network_name: id } }),
          delete: (id) => ({ id: "objectStorage.networks.delete", params: { ...params, network_name: id } }),
        }),
        async (params) => {
          await call({ id: "objectStorage.networks.delete", params: { ...params, network_name: "internet" } });
        },
      ),
    },
    {
      ...shared,
      name: "labels",
      keys: keysOf("env", "ENV", "a=b", "a b/c?"),
      values: ["", "staging", "päivä", "x".repeat(labelLimits.value.max)],
      idIn: member("key"),
      valueIn: member("value"),
      open: inService(scenario, "labels", (params) => ({
        create: (key, value) => ({ id: "objectStorage.labels.create", params, body: { key, value } }),
        read: (id) => ({ id: "objectStorage.labels.get", params: { ...params, label_key: id } }),
        change: (id, value) => ({
          id: "objectStorage.labels.modify",
          params: { ...params, label_key: id },
          body: { value },
        }),
        delete: (id) => ({ id: "objectStorage.labels.delete", params: { ...params, label_key: id } }),
      })),
    },
    {
      ...shared,
      name: "buckets",
      keys: keysOf("photos", "Photos", "a.b", "-"),
      values: nothing,
      idIn: member("name"),
      open: inService(scenario, "buckets", (params) => ({
        create: (key) => ({ id: "objectStorage.buckets.create", params, body: { name: key } }),
        delete: (id) => ({ id: "objectStorage.buckets.delete", params: { ...params, bucket_name: id } }),
        // until then it is listed, and its name is taken
        afterDelete: () => passDeletion("bucket"),
      })),
    },
    {
      ...shared,
      name: "custom domains",
      keys: keysOf("a.example.com", "b.example.com", "x.a.example.com"),
      values: ["api", "static-website"],
      idIn: keyOfDomain,
      valueIn: member("mode"),
      open: inService(scenario, "customDomains", (params) => ({
        create: (key, value) => ({
          id: "objectStorage.customDomains.create",
          params,
          // case does not matter
          body: { domain_name: domainOf(params, key).toUpperCase(), type: "public", mode: value },
        }),
        read: (id) => ({
          id: "objectStorage.customDomains.get",
          params: { ...params, domain_name: domainOf(params, id) },
        }),
        delete: (id) => ({
          id: "objectStorage.customDomains.delete",
          params: { ...params, domain_name: domainOf(params, id) },
        }),
      })),
    },
    {
      ...shared,
      taken: errors.conflict.code,
      name: "static websites",
      keys: keysOf("a.example.com", "b.example.com"),
      values: ["index.html", "main.html", "a/b.htm"],
      idIn: keyOfDomain,
      valueIn: member("index_document"),
      open: inService(
        scenario,
        "staticWebsites",
        (params) => ({
          create: (key, value) => ({
            id: "objectStorage.staticWebsites.create",
            params,
            body: { domain_name: domainOf(params, key), bucket_name: "homepage", index_document: value },
          }),
          read: (id) => ({
            id: "objectStorage.staticWebsites.get",
            params: { ...params, domain_name: domainOf(params, id) },
          }),
          change: (id, value) => ({
            id: "objectStorage.staticWebsites.modify",
            params: { ...params, domain_name: domainOf(params, id) },
            body: { index_document: value },
          }),
          delete: (id) => ({
            id: "objectStorage.staticWebsites.delete",
            params: { ...params, domain_name: domainOf(params, id) },
          }),
        }),
        async (params) => {
          for (const name of ["a.example.com", "b.example.com"]) {
            const body = { domain_name: domainOf(params, name), type: "public", mode: "static-website" };
            await call({ id: "objectStorage.customDomains.create", params, body });
          }
        },
      ),
    },
  ];
};
