/** How far a call has come, as its errors, hooks and logs tell it. */
export interface Progress {
  /** The operation that was called: `providers.create`. */
  readonly operation: string;
  /** How many requests were sent so far. */
  readonly attempts: number;
  /** How many of them are retries; a request that is repeated with renewed credentials is none. */
  readonly retries: number;
  /** What the API's operators find the request by: as an answer named it last, or else the call itself in `x-request-id`. */
  readonly requestId: string | null;
}

/** A progress that goes on. */
export type Progressing = { -readonly [Member in keyof Progress]: Progress[Member] };

export const beginningOf = (operation: string): Progressing => ({
  operation,
  attempts: 0,
  retries: 0,
  requestId: null,
});
