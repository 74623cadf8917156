import { networkOf } from "../rate-limits/network-of.js";
import { type AuditRecord, guest } from "./audit-record.js";

const minuteMs = 60_000;

/** How many calls of a network leave records of their own in a minute. */
const ownRecords = 30;
/** How many networks are told apart in a minute. */
const mostNetworks = 100;
/** All others. */
const others = "others";

/** What the operation of a record is called in which calls were counted together. */
const countedCalls = "counted";

interface Minute {
  readonly begins: number;
  /** How many records of its own each network left. */
  readonly own: Map<string, number>;
  /** How many calls were counted, by network and status. */
  readonly counted: Map<string, Map<number, number>>;
}

/**
 * Bounds what callers without credentials leave in the audit trail. Calls that are refused are counted by network, status and minute,
 * and so are the others of a network beyond thirty in a minute.
 */
export class Strangers {
  private minute: Minute;
  private ended: AuditRecord[] = [];

  constructor(private readonly clock: () => Date) {
    this.minute = this.beginning();
  }

  /** Whether a call from this address that is not refused leaves a record of its own, which counts. */
  takeOwnRecord(address: string): boolean {
    this.turn();
    const { own } = this.minute;
    const network = networkOf(address);
    const before = own.get(network);
    if (before === undefined ? own.size >= mostNetworks : before >= ownRecords) return false;
    own.set(network, (before ?? 0) + 1);
    return true;
  }

  /** Counts a call that leaves no record of its own. */
  count(address: string, status: number): void {
    this.turn();
    const { counted } = this.minute;
    const network = networkOf(address);
    const name = counted.has(network) || counted.size < mostNetworks ? network : others;
    const byStatus = counted.get(name) ?? new Map<number, number>();
    counted.set(name, byStatus.set(status, (byStatus.get(status) ?? 0) + 1));
  }

  /** Takes out the records of what was counted. @param isEnd whether also that of the minute which is not over */
  take({ isEnd = false } = {}): AuditRecord[] {
    if (isEnd) this.end();
    else this.turn();
    return this.ended.splice(0);
  }

  private beginning(): Minute {
    const begins = Math.floor(this.clock().getTime() / minuteMs) * minuteMs;
    return { begins, own: new Map(), counted: new Map() };
  }

  private turn(): void {
    const now = this.clock().getTime();
    // also where the clock was put back
    if (now < this.minute.begins || now >= this.minute.begins + minuteMs) this.end();
  }

  private end(): void {
    const { begins, counted } = this.minute;
    for (const [address, byStatus] of counted)
      for (const [status, times] of byStatus)
        this.ended.push(countedRecord({ at: new Date(begins), address, status, times }));
    this.minute = this.beginning();
  }
}

const countedRecord = (of: Pick<AuditRecord, "at" | "address" | "status" | "times">): AuditRecord => ({
  requestId: "",
  caller: guest,
  workspace: null,
  operation: countedCalls,
  path: "",
  named: [],
  ...of,
});
