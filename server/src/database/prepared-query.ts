import pg from "pg";

/** What the driver tells of the columns of a statement's rows. */
interface Columns {
  readonly fields: readonly unknown[];
  readonly _parsers: readonly unknown[];
}

/** A connection of the driver, by which its queries send. */
type DriverConnection = object;

/** What the driver's queries have beside what their types tell. */
interface DriverQuery extends pg.Submittable {
  readonly name?: string | undefined;
  _accumulateRows: boolean;
  readonly _result: Columns;
  hasBeenParsed(connection: DriverConnection): boolean;
  prepare(connection: DriverConnection): void;
  handleRowDescription(message: unknown): void;
}

const Query = pg.Query as unknown as new (config: pg.QueryArrayConfig) => DriverQuery;

/** Of each connection, by the names of what is prepared on it. A prepared statement never answers other columns: PostgreSQL refuses that. */
const known = new WeakMap<DriverConnection, Map<string, Columns>>();

const knownOn = (connection: DriverConnection): Map<string, Columns> => {
  const columns = known.get(connection) ?? new Map<string, Columns>();
  known.set(connection, columns);
  return columns;
};

/**
 * A prepared statement, as the driver runs it, but for the description of its columns: that is asked for once on each connection
 * instead of with each run, which costs both sides as much as the rows themselves where these are few.
 */
export class PreparedQuery extends Query {
  #connection: DriverConnection | undefined;

  override prepare(connection: DriverConnection): void {
    const columns = this.name === undefined ? undefined : known.get(connection)?.get(this.name);
    if (!columns || !this.hasBeenParsed(connection)) {
      this.#connection = connection;
      super.prepare(connection);
      return;
    }
    Object.assign(this._result, columns);
    this._accumulateRows = true;
    super.prepare(withoutDescribe(connection));
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message);
    const { fields, _parsers } = this._result;
    if (this.name !== undefined && this.#connection) knownOn(this.#connection).set(this.name, { fields, _parsers });
  }
}

/** The same connection, on which nothing is described. */
const silent = new WeakMap<DriverConnection, DriverConnection>();

const withoutDescribe = (connection: DriverConnection): DriverConnection => {
  const made = silent.get(connection) ?? Object.create(connection, { describe: { value: () => undefined } });
  silent.set(connection, made);
  return made;
};
