/** The progress of a call, for its errors, hooks and logs. */
export interface Progress {
  /** The called operation: `providers.create`. */
  readonly operation: string;
  /** The number of requests sent so far. */
  readonly attempts: number;
  /** The number of retries; a request that is repeated with renewed credentials is not one. */
  readonly retries: number;
  /** The request id: that of the last response, or else the one that the call sent in `x-request-id`. */
  readonly requestId: string | null;
}

/** A progress that can be updated. */
export type Progressing = { -readonly [Member in keyof Progress]: Progress[Member] };

export const beginningOf = (operation: string): Progressing => ({
  operation,
  attempts: 0,
  retries: 0,
  requestId: null,
});
