import type { NetworkCreate, NetworkDetailResponse } from "@concordat/contract/object-storage";
import type { StorageNetwork } from "../../generated/prisma/client.js";
import type { NewNetwork } from "../../storage/networks/network.js";

/** A network as a body gives it. */
export const readNetwork = ({ name, type, family, uuid }: NetworkCreate): NewNetwork => ({
  name,
  type,
  family,
  networkUuid: uuid ?? null,
});

export const representNetwork = ({ family, name, type, networkUuid }: StorageNetwork): NetworkDetailResponse => ({
  family: family as "IPv4",
  name,
  type: type as "public" | "private",
  ...(networkUuid === null ? {} : { uuid: networkUuid }),
});
