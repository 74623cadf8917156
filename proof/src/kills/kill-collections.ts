import { iamCollections } from "../stateful/iam-collections.js";
import { storageCollections } from "../stateful/storage-collections.js";
import { uCloudCollections } from "../stateful/ucloud-collections.js";
import type { KillCollection } from "./kill-collection.js";
import { type ProviderScenario, providerKillCollections } from "./provider-kill-collections.js";
import { type StorageKillScenario, storageKillCollections } from "./storage-kill-collections.js";

export type KillScenario = StorageKillScenario & ProviderScenario;

type Adjustments = Readonly<Record<string, Partial<KillCollection>>>;

/** How some collections differ here from those of `stateful`. */
const adjustments: Adjustments = {
  "access keys": {
    values: ["Active", "Inactive"],
    valueIn: (key) => (key as { readonly status: string }).status,
    next: (status) => (status === "Active" ? "Inactive" : undefined),
  },
  providers: { weight: 0.5 },
};

/** All collections of both APIs that writers use. */
export const killCollections = (scenario: KillScenario): KillCollection[] => {
  // those made for kills replace those of `stateful` with the same name
  const own = [...storageKillCollections(scenario), ...providerKillCollections(scenario)];
  const names = new Set(own.map(({ name }) => name));
  const collections = [...storageCollections(scenario), ...iamCollections(scenario), ...uCloudCollections(scenario)];
  return [
    ...collections
      .filter(({ name }) => !names.has(name))
      .map((collection) => ({ ...collection, ...adjustments[collection.name] })),
    ...own,
  ];
};
