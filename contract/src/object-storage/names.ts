import * as z from "zod";

export const nameLimits = { resource: 64, bucket: 254 } as const;

/** Name of a service, network or region. */
export const ResourceName = z
  .string()
  .min(1)
  .max(nameLimits.resource)
  .regex(/^[a-zA-Z0-9_-]+$/, "must contain only letters, digits, _ and -");

export const BucketName = z
  .string()
  .min(1)
  .max(nameLimits.bucket)
  .regex(/^[a-zA-Z0-9._-]+$/, "must contain only letters, digits, dots, _ and -");
