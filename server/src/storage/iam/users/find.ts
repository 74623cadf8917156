import { rowByKey } from "../../../database/row-by-key.js";
import { findRows, rowsOf } from "../../../database/rows.js";
import { Prisma, type PrismaClient } from "../../../generated/prisma/client.js";
import { findService } from "../../in-service.js";
import type { ServiceRef } from "../../service-ref.js";
import { noSuchOwner } from "../owner.js";
import { type User, userInclude, userOf } from "./user.js";

const userRows = rowsOf("IamUser", { include: userInclude });
const userByName = rowByKey("IamUser", { serviceUuid: "uuid", username: "text" }, { include: userInclude });

/** Lists the users of a service, by name. @throws StorageError `NotFound` */
export const listUsers = async (db: PrismaClient, service: ServiceRef): Promise<User[]> => {
  const { uuid } = await findService(db, service);
  const rows = await findRows(db, userRows, Prisma.sql`WHERE service_uuid = ${uuid}::uuid ORDER BY username`);
  return rows.map(userOf);
};

/** Reads a user of a service. @throws StorageError `NotFound` */
export const findUser = async (db: PrismaClient, service: ServiceRef, username: string): Promise<User> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const row = await userByName(db, { serviceUuid, username });
  if (!row) throw noSuchOwner({ kind: "user", name: username });
  return userOf(row);
};
