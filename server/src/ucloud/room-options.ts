/** What the UCloud room is told beside its context. */
export interface UCloudRoomOptions {
  /** Compares every answer with the contract: for tests. */
  readonly checkAnswers?: boolean;
  /** Called when an outgoing call was written down, so that it need not wait to be found. */
  readonly onOwed?: () => void;
}
