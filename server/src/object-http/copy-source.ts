import type { BucketState, DeleteMarker } from "../object-store/objects/find.js";
import type { StoredObject } from "../object-store/objects/stored-object.js";

/** The object that a copy reads, in a bucket that is there. */
export interface FoundCopySource {
  readonly bucket: BucketState;
  readonly key: string;
  /** The version that is asked for. */
  readonly versionId: string | undefined;
  /** Undefined where there is none. */
  readonly object: StoredObject | undefined;
  /** A delete marker in its place. */
  readonly marker?: DeleteMarker | undefined;
}
