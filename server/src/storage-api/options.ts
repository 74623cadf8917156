/** What the control plane of object storage is told beside its context. */
export interface StorageApiOptions {
  /** Called when work was written down that is due at once, so that it need not wait to be found. */
  readonly onDue?: () => void;
}
