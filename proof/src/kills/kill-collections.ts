import { iamCollections } from "../stateful/iam-collections.js";
import { storageCollections } from "../stateful/storage-collections.js";
import { uCloudCollections } from "../stateful/ucloud-collections.js";
import type { KillCollection } from "./kill-collection.js";
import { type ProviderScenario, providerKillCollections } from "./provider-kill-collections.js";
import { type StorageKillScenario, storageKillCollections } from "./storage-kill-collections.js";

export type KillScenario = StorageKillScenario & ProviderScenario;

type Adjustments = Readonly<Record<string, Partial<KillCollection>>>;

/** What the proof of single requests leaves open about these, or does too often for machines that make keys. */
const adjustments: Adjustments = {
  "access keys": {
    values: ["Active", "Inactive"],
    valueIn: (key) => (key as { readonly status: string }).status,
    next: (status) => (status === "Active" ? "Inactive" : undefined),
  },
  providers: { weight: 0.5 },
};

/** Everything about both APIs that is made, changed and deleted while servers are killed. */
export const killCollections = (scenario: KillScenario): KillCollection[] => {
  // made for kills: they take the place of what the proof of single requests has by the same name
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
