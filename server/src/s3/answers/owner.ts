import { namespaceOf } from "@concordat/contract/iam";
import type { XmlElement } from "../../aws/xml/write-xml.js";
import { rowByKey } from "../../database/row-by-key.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { findAccountNames } from "../../storage/access-control/account-names.js";

const serviceByUuid = rowByKey("StorageService", { uuid: "uuid" }, { select: { name: true } });

/** Who owns all that is in a service, unless another wrote it: the service itself, as an account. */
export const ownerElements = async (db: PrismaClient, serviceUuid: string): Promise<readonly XmlElement[]> => [
  ["ID", namespaceOf(serviceUuid)],
  ["DisplayName", (await serviceByUuid(db, { uuid: serviceUuid }))?.name],
];

/** Reads the names of accounts, in one statement. @returns how each is told; accounts that are gone have no name */
export const accountElementsFor = async (
  db: PrismaClient,
  ids: Iterable<string>,
): Promise<(id: string) => readonly XmlElement[]> => {
  const names = await findAccountNames(db, ids);
  return (id) => [
    ["ID", id],
    ["DisplayName", names.get(id)],
  ];
};
