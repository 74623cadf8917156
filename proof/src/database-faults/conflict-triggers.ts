import pg from "pg";
import { withConnection } from "../../../server/src/database/connection.js";
import { tablesOf } from "../../../server/src/database/transfer/tables.js";

/** Where a transaction is aborted: at a statement that changes something, or at its commit. */
export type Moment = "statement" | "commit";

/** Conflicts for which PostgreSQL aborts transactions. */
export interface Conflicts {
  /** Aborts this many of the next transactions at each moment, with serialization failures and deadlocks in turn. */
  arm(plan: Readonly<Record<Moment, number>>): Promise<void>;
  /** The number of transactions that were aborted since. */
  met(): Promise<number>;
  end(): Promise<void>;
}

/**
 * Counts are kept in sequences, since a rollback does not reset them. Each counts up to zero, and aborts transactions until then.
 */
const counting = (moment: Moment): string => `
  CREATE SEQUENCE conflicts.${moment} MINVALUE -100 START 1;
  CREATE FUNCTION conflicts.at_${moment}() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE turn bigint := nextval('conflicts.${moment}');
    BEGIN
      IF turn > 0 THEN RETURN NULL; END IF;
      IF turn % 2 = 0 THEN RAISE SQLSTATE '40001' USING MESSAGE = 'could not serialize access'; END IF;
      RAISE SQLSTATE '40P01' USING MESSAGE = 'deadlock detected';
    END $$;`;

const onTable = (table: string): string => `
  CREATE TRIGGER conflict BEFORE INSERT OR UPDATE OR DELETE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION conflicts.at_statement();
  CREATE CONSTRAINT TRIGGER conflict_at_commit AFTER INSERT OR UPDATE OR DELETE ON ${table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION conflicts.at_commit();`;

/** Installs the triggers on every table of a database. */
export const plantConflicts = async (databaseUrl: string): Promise<Conflicts> => {
  const planted = await withConnection(databaseUrl, async (client) => {
    const tables = (await tablesOf(client)).map(({ name }) => onTable(pg.escapeIdentifier(name)));
    await client.query(["CREATE SCHEMA conflicts;", counting("statement"), counting("commit"), ...tables].join("\n"));
    return { armed: 0 };
  });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    arm: async ({ statement, commit }) => {
      planted.armed = statement + commit;
      await client.query("SELECT setval('conflicts.statement', $1), setval('conflicts.commit', $2)", [
        -statement || 1,
        -commit || 1,
      ]);
    },
    met: async () => {
      const { rows } = await client.query<{ left: number }>(
        `SELECT (greatest(-s.last_value, 0) + greatest(-c.last_value, 0))::int AS left
         FROM conflicts.statement AS s, conflicts.commit AS c`,
      );
      return planted.armed - (rows[0]?.left ?? 0);
    },
    end: () => client.end(),
  };
};
