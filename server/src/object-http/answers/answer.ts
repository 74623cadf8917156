/** Bytes that are sent as they come, each piece before the next one is asked for. Whoever begins to iterate ends or leaves the iteration. */
export interface StreamedBody {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many there are. */
  readonly size: number;
}

/** An answer over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: there is none, and `Content-Length` is 0 unless the headers name another. */
  readonly body?: string | Uint8Array | StreamedBody;
}
