import { contract, type WalkedOperation, walk } from "@concordat/contract";
import type { Stage } from "./stage.js";
import { storageStage } from "./storage-stage.js";
import { uCloudStage } from "./ucloud-stage.js";

export interface ProvedApi {
  readonly name: string;
  readonly operations: readonly WalkedOperation[];
  readonly start: () => Promise<Stage>;
}

const served = [...walk(contract)].filter(({ operation }) => operation.servedBy === "core");
const isStorage = ({ names }: WalkedOperation): boolean => names[0] === "objectStorage";

/** Everything that this server answers. */
export const apis: readonly ProvedApi[] = [
  { name: "UCloud", operations: served.filter((walked) => !isStorage(walked)), start: uCloudStage },
  { name: "object storage", operations: served.filter(isStorage), start: storageStage },
];
