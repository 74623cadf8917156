import { deleteRows, insertRows } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { notFound } from "../../storage-error.js";
import { changeOwner } from "../owner.js";
import type { Tag, TagOwner } from "./tag.js";

/** Puts tags, no two of one key, in the place of all that a user or role has. @throws StorageError `NotFound` */
export const replaceTags = (
  db: PrismaClient,
  service: ServiceRef,
  owner: TagOwner,
  tags: readonly Tag[],
): Promise<void> =>
  changeOwner(db, service, owner, async (tx, key) => {
    await deleteRows(tx, "IamTag", key);
    await insertRows(
      tx,
      "IamTag",
      tags.map((tag) => ({ key: tag.key, value: tag.value, ...key })),
    );
  });

/** Takes one tag from a user or role. @throws StorageError `NotFound` */
export const removeTag = (db: PrismaClient, service: ServiceRef, owner: TagOwner, tagKey: string): Promise<void> =>
  changeOwner(db, service, owner, async (tx, key) => {
    const count = await deleteRows(tx, "IamTag", { ...key, key: tagKey });
    if (count === 0) throw notFound(`The ${owner.kind} with name ${owner.name} has no tag with key ${tagKey}.`);
  });
