import { refusedValue } from "../storage-error.js";

/** What happens to all that is in something that is deleted: it is deleted as well, or the deletion is refused while there is any. */
export type Contents = "delete" | "refuse";

/**
 * Refuses to delete what is not empty.
 *
 * @param field the path of the name in the command's input
 * @param counts of each kind of contents, what to do with it first, and how many there are
 * @throws StorageError `InUse` for the field
 */
export const refuseContents = (field: string, counts: Readonly<Record<string, number>>): void => {
  const [first] = Object.entries(counts).find(([, count]) => count > 0) ?? [];
  if (first !== undefined) throw refusedValue("InUse", field, `Cannot delete entity, must ${first} first.`);
};
