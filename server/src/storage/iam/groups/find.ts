import { rowByKey } from "../../../database/row-by-key.js";
import { findRows, rowsOf } from "../../../database/rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { findService } from "../../in-service.js";
import type { ServiceRef } from "../../service-ref.js";
import { noSuchOwner } from "../owner.js";
import { type Group, groupOf } from "./group.js";

const groups = rowsOf("IamGroup", {});
const groupByName = rowByKey("IamGroup", { serviceUuid: "uuid", name: "text" }, {});

/** Lists the groups of a service, by name. @throws StorageError `NotFound` */
export const listGroups = async (db: PrismaClient, service: ServiceRef): Promise<Group[]> => {
  const { uuid: serviceUuid } = await findService(db, service);
  return (await findRows(db, groups, { where: { serviceUuid }, orderBy: { name: "asc" } })).map(groupOf);
};

/** Reads a group of a service. @throws StorageError `NotFound` */
export const findGroup = async (db: PrismaClient, service: ServiceRef, name: string): Promise<Group> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const row = await groupByName(db, { serviceUuid, name });
  if (!row) throw noSuchOwner({ kind: "group", name });
  return groupOf(row);
};
