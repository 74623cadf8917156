import type { ChangeRecord } from "../database/route.js";
import type { Strangers } from "./strangers.js";

/** What a record is made of. */
export interface Recordable {
  /** Whether nobody is known to have called. It is asked once, when something is about to be written. */
  isStranger(): boolean;
  readonly address: string;
  /** The status of the answer, as far as it can be known before the commit. */
  expectedStatus(): number;
  row(status: number): object;
}

/** The record that a change takes along, as long as nothing is known against its success. */
export class KeptRecord implements ChangeRecord {
  readonly model = "AuditRecord";
  /** The status that was written. */
  status = 0;
  private isCommitted = false;
  private isCounted: boolean | undefined;

  constructor(
    private readonly of: Recordable,
    private readonly strangers: Strangers,
  ) {}

  /** Whether the call is only counted. It is asked when the caller is known, and decided once. */
  get isOnlyCounted(): boolean {
    this.isCounted ??= this.of.isStranger() && !this.strangers.takeOwnRecord(this.of.address);
    return this.isCounted;
  }

  /** What is only counted goes without a record. */
  get isWritten(): boolean {
    return this.isCommitted || this.isOnlyCounted;
  }

  set isWritten(isWritten: boolean) {
    this.isCommitted = isWritten;
  }

  row(): object {
    this.status = this.of.expectedStatus();
    return this.of.row(this.status);
  }
}
