import { contract, type WalkedOperation, walk } from "@concordat/contract";

const served = [...walk(contract)].filter(({ operation }) => operation.servedBy === "core");
const isStorage = ({ names }: WalkedOperation): boolean => names[0] === "objectStorage";

/** What this server answers, and so what good and bad requests are made for. */
export const servedOperations = {
  ucloud: served.filter((walked) => !isStorage(walked)),
  objectStorage: served.filter(isStorage),
} as const;
