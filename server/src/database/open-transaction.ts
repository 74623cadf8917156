import type pg from "pg";

/** A statement as the driver takes it. */
export type DriverStatement = string | pg.QueryConfig;

/** The transaction is over, so that nothing more can be done in it. PostgreSQL's own code for that. */
class TransactionOver extends Error {
  override readonly name = "TransactionOver";
  readonly code = "25P01";
}

/** A transaction that took too long, as PostgreSQL would say it. */
class TransactionTimeout extends Error {
  override readonly name = "TransactionTimeout";
  readonly code = "25P04";
}

/** PostgreSQL's code for a statement behind one that failed. */
const transactionAborted = "25P02";

/** A connection in the middle of a transaction. It must be one that sends statements without waiting for those before (`pipeline`). */
export class OpenTransaction {
  /** The savepoint that counts now; 0 for the transaction itself. */
  #depth = 0;
  /** What is sent with the commit. */
  #last: DriverStatement[] = [];
  #over: (() => Error) | undefined;
  /** Why statements fail now that come behind. */
  #fault: unknown;

  constructor(private readonly client: pg.ClientBase & Pick<pg.Client, "connection">) {}

  /** Sends a statement behind those before it. @throws what the driver throws, and Error when the transaction is over */
  async query<Row extends unknown[] = unknown[]>(statement: DriverStatement): Promise<pg.QueryArrayResult<Row>> {
    if (this.#over) throw this.#over();
    this.#gather();
    try {
      return (await this.client.query(statement as never)) as unknown as pg.QueryArrayResult<Row>;
    } catch (error) {
      throw this.#causeOf(error);
    }
  }

  /** What made a statement fail: where it fails because of one before it, the fault of that one. */
  #causeOf(error: unknown): unknown {
    if ((error as { code?: unknown } | null)?.code === transactionAborted) return this.#fault ?? error;
    this.#fault = error;
    return error;
  }

  /**
   * Keeps a statement for the end of the transaction, where it is sent together with the commit: one wait less for what
   * nothing in the transaction reads.
   */
  sendLast(statement: DriverStatement): void {
    this.#last.push(statement);
  }

  /** Lets what is sent in this turn of the event loop leave in one piece. */
  #gather(): void {
    const { stream } = this.client.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  /**
   * Runs work whose failure leaves the transaction usable: everything that it did is undone then.
   *
   * @param within the depth that the caller works at
   * @param work is told its own depth
   */
  async nested<T>(within: number, work: (depth: number) => Promise<T>): Promise<T> {
    if (within !== this.#depth) throw new Error("Of transactions within one, only one can be open at a time.");
    const depth = within + 1;
    this.#depth = depth;
    const savepoint = `nested_${depth}`;
    const last = [...this.#last];
    try {
      await this.query(`SAVEPOINT ${savepoint}`);
      try {
        const result = await work(depth);
        await this.query(`RELEASE SAVEPOINT ${savepoint}`);
        return result;
      } catch (error) {
        this.#last = last;
        // where not even this is possible, the first fault tells more
        await this.query(`ROLLBACK TO SAVEPOINT ${savepoint}; RELEASE SAVEPOINT ${savepoint}`).then(
          () => {
            this.#fault = undefined;
          },
          () => undefined,
        );
        throw error;
      }
    } finally {
      this.#depth = within;
    }
  }

  /** Ends the transaction with all that was done in it. @throws Error when PostgreSQL has rolled it back instead */
  async commit(): Promise<void> {
    const sent = [...this.#last, "COMMIT"].map((statement) => this.query(statement));
    this.#over ??= () => new TransactionOver("The transaction is committed.");
    // what comes after a fault fails because of it
    const outcomes = await Promise.allSettled(sent);
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
    const { command } = await (sent.at(-1) as (typeof sent)[number]);
    if (command !== "COMMIT")
      throw this.#fault ?? new Error("A statement of the transaction failed, so that it cannot be committed.");
  }

  /** Ends the transaction with nothing of what was done in it, unless it is over already. */
  async rollback(): Promise<void> {
    if (!this.#over) await this.#rollBack(() => new TransactionOver("The transaction is rolled back."));
  }

  /** Rolls the transaction back because it takes too long. It never rejects. */
  async expire(limitMs: number): Promise<void> {
    if (this.#over) return;
    const over = () => new TransactionTimeout(`The transaction took longer than ${limitMs} ms.`);
    await this.#rollBack(over).catch(() => undefined);
  }

  async #rollBack(over: () => Error): Promise<void> {
    const rolledBack = this.query("ROLLBACK");
    // whatever comes after it would find no transaction
    this.#over = over;
    await rolledBack;
  }
}
