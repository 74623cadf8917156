import { referenceName } from "./addresses.js";

/** A name as a part of an address: `Object storage users` → `object-storage-users`. The reference's page does the same. */
const slugOf = (name: string): string => name.toLowerCase().replaceAll(" ", "-");

/** Where the reference shows an operation, seen from `/docs/`. @param isWebhook whether Core calls it */
export const operationAddress = (
  { operationId, tags }: { readonly operationId: string; readonly tags: readonly string[] },
  isWebhook: boolean,
): string => `${referenceName}#tag/${slugOf(tags[0] ?? "")}/${isWebhook ? "webhook/" : ""}${operationId}`;
