/** What the UCloud API is told beside its context. */
export interface UCloudOptions {
  /** Called when an outgoing call was written down, so that it need not wait to be found. */
  readonly onOwed?: () => void;
}
