import type { Tracing } from "../telemetry/tracing.js";
import type { BlobStore } from "./blob-store.js";

/** A store whose reads and writes are steps of the requests and of the work that they are for. */
export const tracedStore = (store: BlobStore, { beginStep }: Pick<Tracing, "beginStep">): BlobStore => {
  const follow = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const end = beginStep(name);
    try {
      const result = await work();
      end();
      return result;
    } catch (error) {
      end(error);
      throw error;
    }
  };
  return {
    write: (id, bytes) => follow("blobs.write", () => store.write(id, bytes)),
    async *read(id, range) {
      const end = beginStep("blobs.read", { "concordat.blob.bytes": range.end + 1 - range.start });
      let fault: unknown;
      try {
        yield* store.read(id, range);
      } catch (error) {
        fault = error;
        throw error;
      } finally {
        end(fault);
      }
    },
    remove: (id) => follow("blobs.remove", () => store.remove(id)),
    find: (id) => store.find(id),
    list: (after) => store.list(after),
    removeDrafts: (untouchedSince) => store.removeDrafts(untouchedSince),
    health: () => store.health(),
  };
};
