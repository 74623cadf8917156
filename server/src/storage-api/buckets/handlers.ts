import { type objectStorage, totalCountHeader } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { WithHeaders } from "../../http/with-headers.js";
import { objectContents } from "../../object-store/buckets/contents.js";
import type { Bucket } from "../../storage/buckets/bucket.js";
import { createBucket } from "../../storage/buckets/create.js";
import { deleteBucket } from "../../storage/buckets/delete.js";
import { listBuckets } from "../../storage/buckets/list.js";
import type { StorageApiOptions } from "../options.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import { storageContext } from "../storage-context.js";

type BucketHandlers = Handlers<typeof objectStorage.buckets, StorageCall>;

const represent = ({ deleted, name, usage }: Bucket) => ({
  deleted,
  name,
  total_objects: usage.objects,
  total_size_bytes: usage.bytes,
});

/** Buckets. A deleted one is out of use at once, yet listed until it has been cleaned up. */
export const bucketHandlers = (server: ServerContext, options: StorageApiOptions): BucketHandlers => {
  const context = storageContext(server, options);
  const contents = objectContents(server);
  return {
    create: async (call) => represent(await createBucket(call.db, serviceOf(call), call.body.name, context(call))),
    list: async (call) => {
      const { buckets, total } = await listBuckets(call.db, serviceOf(call), call.query);
      return new WithHeaders(buckets.map(represent), { [totalCountHeader]: total });
    },
    delete: (call) => deleteBucket(call.db, serviceOf(call), call.params.bucket_name, { ...context(call), contents }),
  };
};
