/** What the object storage room is told beside its context. */
export interface ObjectStorageRoomOptions {
  /** Compares every answer with the contract: for tests. */
  readonly checkAnswers?: boolean;
  /** Called when work was written down that is due at once, so that it need not wait to be found. */
  readonly onDue?: () => void;
}
