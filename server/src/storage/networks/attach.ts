import { networkLimits } from "@concordat/contract/object-storage";
import { deleteRows, insertRow, insertRows } from "../../database/write-rows.js";
import type { Prisma, PrismaClient, StorageNetwork } from "../../generated/prisma/client.js";
import type { ServiceRef } from "../service-ref.js";
import { reconfigureService } from "../services/reconfigure.js";
import type { SetupContext } from "../storage-context.js";
import { alreadyExists, refusedValue } from "../storage-error.js";
import { networksOf } from "./find.js";
import type { NewNetwork } from "./network.js";

/**
 * Lets a service be reached from one more network.
 *
 * @throws StorageError `AlreadyExists` for `name`; `LimitExceeded` for `name` where there are as many as there may be, or for
 * `type` where there is a public one already
 */
export const attachNetwork = (
  db: PrismaClient,
  service: ServiceRef,
  network: NewNetwork,
  context: SetupContext,
): Promise<StorageNetwork> =>
  reconfigureService(db, service, context, async (tx, { uuid: serviceUuid }) => {
    refuseOneMore(await networksOf(tx, serviceUuid), network);
    return insertRow(tx, "StorageNetwork", { serviceUuid, ...network });
  });

const refuseOneMore = (attached: readonly { readonly name: string; readonly type: string }[], network: NewNetwork) => {
  const { perService, publicPerService } = networkLimits;
  if (attached.length >= perService) {
    throw refusedValue("LimitExceeded", "name", `A service has at most ${perService} networks.`);
  }
  if (attached.some(({ name }) => name === network.name)) throw alreadyExists("name");
  const isPublic = attached.filter(({ type }) => type === "public").length;
  if (network.type === "public" && isPublic >= publicPerService) {
    throw refusedValue("LimitExceeded", "type", "A service has at most one public network.");
  }
};

/** Inserts the networks of a service that has none; they are within the limits. */
export const insertNetworks = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  networks: readonly NewNetwork[],
): Promise<void> => {
  await insertRows(
    tx,
    "StorageNetwork",
    networks.map((network) => ({ serviceUuid, ...network })),
  );
};

/** Puts networks, which are within the limits, in the place of all that a service has. */
export const replaceNetworks = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  networks: readonly NewNetwork[],
): Promise<void> => {
  await deleteRows(tx, "StorageNetwork", { serviceUuid });
  await insertNetworks(tx, serviceUuid, networks);
};
