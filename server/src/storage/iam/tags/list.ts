import { findRows, rowsOf } from "../../../database/rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { readOwner } from "../owner.js";
import { type Tag, type TagOwner, tagsArgs } from "./tag.js";

const tags = rowsOf("IamTag", { select: tagsArgs.select });

/** Lists the tags of a user or role, in the order in which they were given. @throws StorageError `NotFound` */
export const listTags = async (db: PrismaClient, service: ServiceRef, owner: TagOwner): Promise<Tag[]> => {
  const { key } = await readOwner(db, service, owner);
  return findRows(db, tags, { where: key, orderBy: tagsArgs.orderBy });
};
