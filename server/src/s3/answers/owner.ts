import { namespaceOf } from "@concordat/contract/iam";
import type { XmlElement } from "../../aws/xml/write-xml.js";
import { rowByKey } from "../../database/row-by-key.js";
import type { PrismaClient } from "../../generated/prisma/client.js";

const serviceByUuid = rowByKey("StorageService", { uuid: "uuid" }, { select: { name: true } });

/** Who owns all that is in a service: the service itself, as an account. */
export const ownerElements = async (db: PrismaClient, serviceUuid: string): Promise<readonly XmlElement[]> => [
  ["ID", namespaceOf(serviceUuid)],
  ["DisplayName", (await serviceByUuid(db, { uuid: serviceUuid }))?.name],
];
