/** Bytes that are sent as they come. Whoever begins to iterate ends or leaves the iteration. */
export interface StreamedBody {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many there are. */
  readonly size: number;
}

/** An answer of S3. */
export interface S3Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: there is none, and `Content-Length` is 0 unless the headers name another. */
  readonly body?: string | Uint8Array | StreamedBody;
}

export const xmlType = "application/xml";

/** An answer with an XML document. */
export const xmlAnswer = (document: string, headers: Readonly<Record<string, string>> = {}): S3Answer => ({
  status: 200,
  headers: { "Content-Type": xmlType, ...headers },
  body: document,
});

/** An answer without a body. */
export const emptyAnswer = (status: number, headers: Readonly<Record<string, string>> = {}): S3Answer => ({
  status,
  headers,
});

/** Leaves out headers without a value. */
export const presentHeaders = (headers: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
