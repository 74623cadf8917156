import { ucloudErrors as errors } from "@concordat/contract/ucloud";
import type { Caller } from "../kit/caller.js";
import type { Collection } from "./collection.js";

/** What sequences about UCloud need. */
export interface UCloudScenario {
  readonly call: Caller;
  /** A new name. */
  fresh(): string;
}

interface ShownProvider {
  readonly id: string;
  readonly specification: { readonly domain: string };
  readonly permissions: {
    readonly others: readonly { readonly entity: Entity; readonly permissions: readonly string[] }[] | null;
  };
}
type Entity = Readonly<Record<string, string>>;

const entities: Readonly<Record<string, Entity>> = {
  ada: { type: "user", username: "ada" },
  grace: { type: "user", username: "grace" },
  readers: { type: "project_group", projectId: "laboratory", group: "readers" },
};

const keyOf = (entity: Entity): string => entity["username"] ?? entity["group"] ?? "";
const itemsOf = (body: unknown) => (body as { readonly items: readonly unknown[] }).items;

/** Makes a provider that the project owns. @returns its id */
const newProvider = async (call: Caller, name: string): Promise<string> => {
  const items = [{ id: name, domain: "p.example.com", https: true, port: null }];
  const { body } = await call({ id: "providers.create", body: { items } });
  return (body as { readonly responses: readonly { readonly id: string }[] }).responses[0]?.id ?? "";
};

/** Providers, and who may see them. */
export const uCloudCollections = ({ call, fresh }: UCloudScenario): Collection[] => [
  {
    name: "providers",
    missing: errors.notFound.code,
    taken: errors.conflict.code,
    keys: ["one", "One", "two"],
    values: ["a.example.com", "localhost"],
    idOf: (created) => (created as { readonly responses: readonly { readonly id: string }[] }).responses[0]?.id ?? "",
    itemsOf,
    idIn: (item) => (item as ShownProvider).id,
    valueIn: (item) => (item as ShownProvider).specification.domain,
    open: async () => {
      const run = fresh();
      return {
        call,
        create: (key, value) => ({
          id: "providers.create",
          body: { items: [{ id: `${run}-${key}`, domain: value, https: false, port: 8080 }] },
        }),
        read: (id) => ({ id: "providers.retrieve", query: { id } }),
        list: { id: "providers.search", body: { flags: {}, query: run, itemsPerPage: 250 } },
      };
    },
  },
  {
    name: "entries of an access control list",
    missing: "done",
    keys: Object.keys(entities),
    values: ["READ"],
    // the creator has an entry from the beginning
    itemsOf: (body) =>
      ((body as ShownProvider).permissions.others ?? []).filter(({ entity }) => keyOf(entity) in entities),
    idIn: (entry) => keyOf((entry as { readonly entity: Entity }).entity),
    valueIn: (entry) => (entry as { readonly permissions: readonly string[] }).permissions.join("+"),
    open: async () => {
      const id = await newProvider(call, fresh());
      const change = (change: object) => ({
        id: "providers.updateAcl",
        body: { items: [{ id, added: [], deleted: [], ...change }] },
      });
      return {
        call,
        create: (key, value) => change({ added: [{ entity: entities[key], permissions: [value] }] }),
        // an entry that is not there is deleted as well
        delete: (key) => change({ deleted: [entities[key]] }),
        list: { id: "providers.retrieve", query: { id, includeOthers: true } },
      };
    },
  },
];
