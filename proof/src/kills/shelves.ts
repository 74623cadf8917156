import { iamCollections } from "../stateful/iam-collections.js";
import { storageCollections } from "../stateful/storage-collections.js";
import { uCloudCollections } from "../stateful/ucloud-collections.js";
import { type ProviderGround, providerShelves } from "./provider-shelves.js";
import type { Shelf } from "./shelf.js";
import { type StorageKillGround, storageShelves } from "./storage-shelves.js";

export type KillGround = StorageKillGround & ProviderGround;

type Adjustments = Readonly<Record<string, Partial<Shelf>>>;

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
export const shelvesOn = (ground: KillGround): Shelf[] => {
  // made for kills: they take the place of what the proof of single requests has by the same name
  const own = [...storageShelves(ground), ...providerShelves(ground)];
  const names = new Set(own.map(({ name }) => name));
  const collections = [...storageCollections(ground), ...iamCollections(ground), ...uCloudCollections(ground)];
  return [
    ...collections
      .filter(({ name }) => !names.has(name))
      .map((collection) => ({ ...collection, ...adjustments[collection.name] })),
    ...own,
  ];
};
