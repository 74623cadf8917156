import * as z from "zod";
import { view } from "../../schema.js";
import { errors } from "../errors.js";
import { exampleServiceUuid } from "../example-ids.js";
import { operation } from "../operation.js";
import { paging, totalCountHeaders } from "../paging.js";
import { query } from "../query.js";
import { storageQuotas } from "../quotas.js";
import { serviceParams, servicePath } from "../services/path.js";
import { created, done, ok } from "../success.js";
import { BucketCreate, BucketDetailResponse, BucketListResponse } from "./model.js";

const tag = "Object storage buckets";

const path = `${servicePath}/buckets` as const;

const service = { service_uuid: exampleServiceUuid };

/** Creates a bucket. */
const create = operation({
  method: "POST",
  path,
  readOnly: false,
  costs: false,
  request: { pathParams: view(z.object(serviceParams)), body: view(BucketCreate) },
  success: { ...created("The new, empty bucket."), body: view(BucketDetailResponse) },
  errors: [],
  quotas: [storageQuotas.bucketsPerService],
  summary: "Create a bucket",
  description:
    "Creates an empty bucket. The service need not be running. The name of a deleted bucket is free again once the bucket has left the list.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "one",
      summary: "Create a bucket",
      request: { pathParams: service, body: { name: "holiday-photos" } },
      response: { name: "holiday-photos", total_objects: 0, total_size_bytes: 0, deleted: false },
    },
  ],
  source: "Create bucket",
});

/** Lists a service's buckets. */
const list = operation({
  method: "GET",
  path,
  readOnly: true,
  costs: false,
  request: { pathParams: view(z.object(serviceParams)), query: query(z.object(paging)) },
  success: { ...ok("One page of buckets."), headers: totalCountHeaders, body: view(BucketListResponse) },
  errors: [],
  summary: "List buckets and their metrics",
  description:
    "Lists a service's buckets page by page, with the number and size of their objects. The list includes deleted buckets until they are cleaned up. There is no call that reads a single bucket.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "firstPage",
      summary: "List up to 50 buckets",
      request: { pathParams: service, query: { limit: 50, offset: 0 } },
      response: [
        { name: "backups", total_objects: 0, total_size_bytes: 0, deleted: true },
        { name: "holiday-photos", total_objects: 412, total_size_bytes: 1_846_213_551, deleted: false },
      ],
    },
  ],
  source: "List bucket metrics",
});

/** Deletes a bucket with all its objects. */
const deleteBucket = operation({
  method: "DELETE",
  path: `${path}/:bucket_name`,
  readOnly: false,
  costs: false,
  request: {
    pathParams: view(
      z.object({
        ...serviceParams,
        bucket_name: z.string().meta({ description: "Name of the bucket.", examples: ["holiday-photos"] }),
      }),
    ),
  },
  success: done("The bucket can no longer be used, and will be cleaned up."),
  errors: [errors.serviceError],
  summary: "Delete a bucket with all objects",
  description:
    "Deletes a bucket and, unlike S3, every object in it, unless one of them is protected by object lock. They cannot be restored. The bucket can no longer be used, and stays in the list with `deleted: true` until it is cleaned up.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "byName",
      summary: "Delete a bucket",
      request: { pathParams: { ...service, bucket_name: "holiday-photos" } },
      response: null,
    },
  ],
  source: "Delete bucket",
});

/** The buckets of a service. */
export const buckets = { create, list, delete: deleteBucket };
