import { answerConversations } from "../../threads/answer-conversations.js";
import { type FoundDigests, RunningDigests, type WantedDigests } from "./running-digests.js";

export interface DigestOptions {
  readonly wanted: WantedDigests;
  /** Where the bytes are. */
  readonly block: SharedArrayBuffer;
}

/** The next bytes of the body in the block, or its end. */
export type DigestStep = { readonly at: number; readonly length: number } | "end";

answerConversations<DigestOptions, DigestStep, FoundDigests | undefined>(async ({ wanted, block }) => {
  const digests = await RunningDigests.begin(wanted);
  return (step) => (step === "end" ? digests.end() : digests.update(new Uint8Array(block, step.at, step.length)));
});
