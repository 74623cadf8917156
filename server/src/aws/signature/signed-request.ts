import type { RawHeaders } from "./raw-headers.js";

/** What a signature speaks of, as it was on the wire: nothing is decoded or normalised. A character is a byte. */
export interface SignedRequest {
  readonly method: string;
  /** The path, from its first slash. */
  readonly rawPath: string;
  /** The query without its question mark; empty without a query. */
  readonly rawQuery: string;
  readonly headers: RawHeaders;
}
