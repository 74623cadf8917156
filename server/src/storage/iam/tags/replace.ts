import { iamLimits } from "@concordat/contract/iam";
import { countRows, deleteRows, insertRows } from "../../../database/write-rows.js";
import type { Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { notFound, refusedValue } from "../../storage-error.js";
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

/** What is to change about the tags of a user or role; the others stay. */
export interface TagChanges {
  /** No two of one key. A tag of the same key is replaced. */
  readonly put: readonly Tag[];
  /** Keys of tags to remove. One that is not there changes nothing. */
  readonly remove: readonly string[];
}

/** What tags hang on, by its column. */
type TagKey = { readonly userId: string } | { readonly roleId: string } | { readonly policyId: string };

/** Adds tags; one of a key that is there is replaced. @throws StorageError `LimitExceeded` for `tags` */
export const putTags = async (tx: Prisma.TransactionClient, key: TagKey, tags: readonly Tag[]): Promise<void> => {
  for (const tag of tags) await deleteRows(tx, "IamTag", { key: tag.key, ...key });
  if (tags.length === 0) return;
  await insertRows(
    tx,
    "IamTag",
    tags.map((tag) => ({ key: tag.key, value: tag.value, ...key })),
  );
  if ((await countRows(tx, "IamTag", key)) > iamLimits.tags)
    throw refusedValue("LimitExceeded", "tags", `There can be at most ${iamLimits.tags} tags.`);
};

/** Adds, replaces and removes tags of a user or role. @throws StorageError `NotFound`, or `LimitExceeded` for `tags` */
export const changeTags = (
  db: PrismaClient,
  service: ServiceRef,
  owner: TagOwner,
  { put, remove }: TagChanges,
): Promise<void> =>
  changeOwner(db, service, owner, async (tx, key) => {
    for (const tagKey of remove) await deleteRows(tx, "IamTag", { key: tagKey, ...key });
    await putTags(tx, key, put);
  });
