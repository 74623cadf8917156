import * as z from "zod";
import { byteCount, objectCount } from "../metrics/model.js";
import { BucketName, nameLimits } from "../names.js";

export const BucketCreate = z
  .strictObject({
    name: BucketName.meta({
      description: `Name of the new bucket, unique within the service: 1 to ${nameLimits.bucket} upper or lower case letters, digits, dots, \`-\` and \`_\`.`,
      examples: ["holiday-photos"],
    }),
  })
  .meta({ id: "BucketCreate", description: "A bucket to create." });

export const BucketDetailResponse = z
  .object({
    name: z.string().meta({ description: "Name of the bucket.", examples: ["holiday-photos"] }),
    total_objects: objectCount("Objects in the bucket."),
    total_size_bytes: byteCount("Size of all objects in the bucket, in bytes."),
    deleted: z.boolean().meta({
      description: "True while the bucket is being cleaned up. It can no longer be used, and will leave the list.",
    }),
  })
  .meta({ id: "BucketDetailResponse", description: "A bucket, with the number and size of its objects." });
export type BucketDetailResponse = z.output<typeof BucketDetailResponse>;

export const BucketListResponse = z
  .array(BucketDetailResponse)
  .meta({ id: "BucketListResponse", description: "One page of a service's buckets." });
