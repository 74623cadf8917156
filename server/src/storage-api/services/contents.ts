import type { LabelCreate, NetworkCreate } from "@concordat/contract/object-storage";
import type { Prisma } from "../../generated/prisma/client.js";

/** Puts networks in the place of all that a service has. */
export const replaceNetworks = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  networks: readonly NetworkCreate[],
): Promise<void> => {
  await tx.storageNetwork.deleteMany({ where: { serviceUuid } });
  await tx.storageNetwork.createMany({ data: networks.map((network) => networkRow(serviceUuid, network)) });
};

export const networkRow = (serviceUuid: string, { name, type, family, uuid }: NetworkCreate) => ({
  serviceUuid,
  name,
  type,
  family,
  networkUuid: uuid ?? null,
});

/** Puts labels in the place of all that a service has. */
export const replaceLabels = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  labels: readonly LabelCreate[],
): Promise<void> => {
  await tx.storageLabel.deleteMany({ where: { serviceUuid } });
  await tx.storageLabel.createMany({ data: labels.map(({ key, value }) => ({ serviceUuid, key, value })) });
};
