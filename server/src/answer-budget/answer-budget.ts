/** Whoever has bytes set aside: an answer. */
export interface Holder {
  /** Who asks, such as `ACCOUNT ada`; nobody gets all that there is. */
  readonly caller: string;
}

/** Large answers of this and other callers are being built, and too many wait. */
export class BudgetSpentError extends Error {
  override readonly name = "BudgetSpentError";
}

/** An answer is larger than any that may be built. */
export class AnswerTooLargeError extends Error {
  override readonly name = "AnswerTooLargeError";
  /** @param most how many bytes one answer may take */
  constructor(readonly most: number) {
    super(`The answer would take more than ${most} bytes.`);
  }
}

/** How much may be set aside, and how many may wait for it. */
export interface BudgetLimits {
  /** For all answers that are being built or sent at a time. One caller's may take half of it. */
  readonly bytes: number;
  /** How many answers wait in line, of all callers. */
  readonly waiting: number;
  /** How many of them may be one caller's. */
  readonly waitingOfCaller: number;
  /** How long each of them waits, in milliseconds. */
  readonly waitMs: number;
}

interface Waiting {
  readonly holder: Holder;
  readonly bytes: number;
  readonly grant: () => void;
  readonly leave: () => void;
}

/**
 * Bounds the memory of large answers: what one is made of is set aside before it is read, and given back when the answer has been sent.
 * Answers for which there is no space wait in line.
 */
export class AnswerBudget {
  private taken = 0;
  private line: Waiting[] = [];
  private readonly byHolder = new Map<Holder, number>();
  private readonly byCaller = new Map<string, number>();

  constructor(private readonly limits: BudgetLimits) {}

  /** How many bytes one answer, and all of one caller, may take. */
  get most(): number {
    return Math.floor(this.limits.bytes / 2);
  }

  /**
   * Sets bytes aside, beside those that the holder has already.
   *
   * @param mayWait whether to wait in line; whoever holds a connection of the database or a lock meanwhile should not
   * @throws AnswerTooLargeError, or BudgetSpentError where there is no space in time
   */
  async setAside(holder: Holder, bytes: number, { mayWait = true } = {}): Promise<void> {
    if ((this.byHolder.get(holder) ?? 0) + bytes > this.most) throw new AnswerTooLargeError(this.most);
    if (!this.isFull() && this.fits(holder, bytes)) return this.take(holder, bytes);
    const own = this.line.filter(({ holder: { caller } }) => caller === holder.caller).length;
    if (!mayWait || this.line.length >= this.limits.waiting || own >= this.limits.waitingOfCaller) {
      throw new BudgetSpentError("Too many large answers are being built.");
    }
    await this.wait(holder, bytes);
  }

  /** Gives back all that a holder has, and forgets it in the line. */
  giveBack(holder: Holder): void {
    const bytes = this.byHolder.get(holder) ?? 0;
    this.byHolder.delete(holder);
    this.taken -= bytes;
    const left = (this.byCaller.get(holder.caller) ?? 0) - bytes;
    if (left > 0) this.byCaller.set(holder.caller, left);
    else this.byCaller.delete(holder.caller);
    for (const waiting of this.line) if (waiting.holder === holder) waiting.leave();
    this.moveUp();
  }

  /** Whether somebody waits for the answers of others, whom nobody is to overtake. */
  private isFull(): boolean {
    return this.line.some(({ holder, bytes }) => this.isOwnShare(holder, bytes));
  }

  private isOwnShare({ caller }: Holder, bytes: number): boolean {
    return (this.byCaller.get(caller) ?? 0) + bytes <= this.most;
  }

  private fits(holder: Holder, bytes: number): boolean {
    return this.taken + bytes <= this.limits.bytes && this.isOwnShare(holder, bytes);
  }

  private take(holder: Holder, bytes: number): void {
    this.taken += bytes;
    this.byHolder.set(holder, (this.byHolder.get(holder) ?? 0) + bytes);
    this.byCaller.set(holder.caller, (this.byCaller.get(holder.caller) ?? 0) + bytes);
  }

  private wait(holder: Holder, bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        this.line = this.line.filter((each) => each !== waiting);
        this.moveUp();
        reject(new BudgetSpentError("Too many large answers are being built."));
      };
      const timer = setTimeout(leave, this.limits.waitMs);
      timer.unref();
      const grant = () => {
        clearTimeout(timer);
        this.take(holder, bytes);
        resolve();
      };
      const waiting = { holder, bytes, grant, leave };
      this.line.push(waiting);
    });
  }

  /** Grants in the order of the line. Whoever waits for answers of its own lets others pass; whoever is too large for now does not. */
  private moveUp(): void {
    const stay: Waiting[] = [];
    let isFull = false;
    for (const waiting of this.line) {
      const { holder, bytes, grant } = waiting;
      isFull ||= this.isOwnShare(holder, bytes) && !this.fits(holder, bytes);
      if (!isFull && this.fits(holder, bytes)) grant();
      else stay.push(waiting);
    }
    this.line = stay;
  }
}
