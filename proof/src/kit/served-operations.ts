import { servedOperations as servedIn } from "@concordat/contract";
import { objectStorageApi } from "@concordat/contract/object-storage";
import { ucloudApi } from "@concordat/contract/ucloud";

/** What this server answers, and so what good and bad requests are made for. */
export const servedOperations = {
  ucloud: servedIn(ucloudApi.router),
  objectStorage: servedIn(objectStorageApi.router),
} as const;
