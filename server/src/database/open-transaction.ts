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

/** A connection in the middle of a transaction. */
export class OpenTransaction {
  /** The savepoint that counts now; 0 for the transaction itself. */
  #depth = 0;
  #last: Promise<unknown> = Promise.resolve();
  #over: (() => Error) | undefined;

  constructor(private readonly connection: Pick<pg.ClientBase, "query">) {}

  /**
   * Sends a statement once those before it are done. pg makes statements wait in a line of its own, warns of it, and will
   * refuse them from version 9 on; Prisma reads relations all at once.
   *
   * @throws what the driver throws, and Error when the transaction is over
   */
  query<Row extends unknown[] = unknown[]>(statement: DriverStatement): Promise<pg.QueryArrayResult<Row>> {
    const sent = this.#last.then(() => {
      if (this.#over) throw this.#over();
      return this.connection.query(statement as never) as unknown as Promise<pg.QueryArrayResult<Row>>;
    });
    this.#last = sent.catch(() => undefined);
    return sent;
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
    try {
      await this.query(`SAVEPOINT ${savepoint}`);
      try {
        const result = await work(depth);
        await this.query(`RELEASE SAVEPOINT ${savepoint}`);
        return result;
      } catch (error) {
        // where not even this is possible, the first fault tells more
        await this.query(`ROLLBACK TO SAVEPOINT ${savepoint}; RELEASE SAVEPOINT ${savepoint}`).catch(() => undefined);
        throw error;
      }
    } finally {
      this.#depth = within;
    }
  }

  /** Ends the transaction with all that was done in it. @throws Error when PostgreSQL has rolled it back instead */
  async commit(): Promise<void> {
    const { command } = await this.query("COMMIT");
    this.#over ??= () => new TransactionOver("The transaction is committed.");
    if (command !== "COMMIT") throw new Error("A statement of the transaction failed, so that it cannot be committed.");
  }

  /** Ends the transaction with nothing of what was done in it, unless it is over already. */
  async rollback(): Promise<void> {
    if (this.#over) return;
    await this.#rollBack(() => new TransactionOver("The transaction is rolled back."));
  }

  /** Rolls the transaction back because it takes too long. It never rejects. */
  async expire(limitMs: number): Promise<void> {
    if (this.#over) return;
    await this.#rollBack(() => new TransactionTimeout(`The transaction took longer than ${limitMs} ms.`)).catch(
      () => undefined,
    );
  }

  async #rollBack(over: () => Error): Promise<void> {
    const rolledBack = this.query("ROLLBACK");
    // whatever comes after it finds no transaction
    this.#last = this.#last.then(() => {
      this.#over ??= over;
    });
    await rolledBack;
  }
}
