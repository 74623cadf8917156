import type { WalkedOperation } from "@concordat/contract";
import { servedOperations } from "./served-operations.js";
import type { Stage } from "./stage.js";
import { storageStage } from "./storage-stage.js";
import { uCloudStage } from "./ucloud-stage.js";

export interface ProvedApi {
  readonly name: string;
  readonly operations: readonly WalkedOperation[];
  readonly start: () => Promise<Stage>;
}

/** Everything that this server answers, and where requests to it are tried. */
export const apis: readonly ProvedApi[] = [
  { name: "UCloud", operations: servedOperations.ucloud, start: uCloudStage },
  { name: "object storage", operations: servedOperations.objectStorage, start: storageStage },
];
