import { tags as objectStorageTags } from "../object-storage/operation-tags.js";
import { tags as ucloudTags } from "../ucloud/tags.js";

/** Which chapters belong to which API, for tools that show documents with many of them. */
export const tagGroups = [
  { name: "UCloud Providers", tags: Object.keys(ucloudTags) },
  { name: "Managed Object Storage", tags: Object.keys(objectStorageTags) },
];
