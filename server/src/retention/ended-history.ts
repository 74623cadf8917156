import { jobStates } from "@concordat/contract/object-storage";

/** Rows of a table that have ended and that nothing comes back to; `$1` is the time before which they must have. */
interface EndedHistory {
  readonly table: string;
  readonly key: string;
  readonly condition: string;
}

const listed = (texts: readonly string[]): string => texts.map((text) => `'${text}'`).join(", ");

/** What is kept for a while after its end, for those who look into what happened. */
export const endedHistory: readonly EndedHistory[] = [
  // with their attempts
  { table: "deliveries", key: "id", condition: "state IN ('DELIVERED', 'ABANDONED') AND due_at < $1" },
  {
    table: "storage_jobs",
    key: "uuid",
    condition: `operational_state IN (${listed(jobStates.finished)}) AND updated_at < $1`,
  },
  // a token that is not there is refused as a revoked one is
  { table: "account_tokens", key: "id", condition: "revoked_at < $1" },
];
