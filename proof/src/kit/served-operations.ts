import { servedOperations as servedIn } from "@concordat/contract";
import { objectStorageApi } from "@concordat/contract/object-storage";
import { ucloudApi } from "@concordat/contract/ucloud";

/** The operations that this server answers. */
export const servedOperations = {
  ucloud: servedIn(ucloudApi.router),
  objectStorage: servedIn(objectStorageApi.router),
} as const;
