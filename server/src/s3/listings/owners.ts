import type { XmlElement } from "../../aws/xml/write-xml.js";
import type { ListedPrefix } from "../../object-store/listings/list-objects.js";
import type { ListedMarker } from "../../object-store/listings/list-versions.js";
import { hasLists } from "../../storage/access-control/bucket-access.js";
import { accessOf } from "../access-control/access-of.js";
import { accountElementsFor, ownerElements } from "../answers/owner.js";
import type { BucketCall } from "../call.js";

/** How the owner of an object is told. @param owner a canonical id; null for the owner of the bucket */
export type OwnerOf = (owner: string | null) => readonly XmlElement[];

/**
 * Reads the names of those who own what is listed. While lists do not count, the owner of the bucket owns everything.
 *
 * @param entries of which some may have owners
 */
export const readOwners = async (
  call: BucketCall,
  entries: readonly ({ readonly owner: string | null } | ListedMarker | ListedPrefix)[],
): Promise<OwnerOf> => {
  const { prisma } = call.context;
  const own = await ownerElements(prisma, call.service.uuid);
  const others = hasLists(accessOf(call))
    ? entries.flatMap((entry) => ("owner" in entry && entry.owner ? entry.owner : []))
    : [];
  if (others.length === 0) return () => own;
  const elementsOf = await accountElementsFor(prisma, others);
  return (owner) => (owner === null ? own : elementsOf(owner));
};
