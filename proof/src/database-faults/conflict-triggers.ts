import pg from "pg";
import { withConnection } from "../../../server/src/database/connection.js";
import { tablesOf } from "../../../server/src/database/transfer/tables.js";

/** Where a transaction is given up: at a statement that changes something, or at its commit. */
export type Moment = "statement" | "commit";

/** PostgreSQL giving transactions up, as it does for the sake of others. */
export interface Conflicts {
  /** The next so many transactions that come to such a moment are given up there: a serialization failure, a deadlock, and so on. */
  arm(plan: Readonly<Record<Moment, number>>): Promise<void>;
  /** How many were given up since. */
  met(): Promise<number>;
  end(): Promise<void>;
}

/**
 * Counts are kept in sequences, the one thing in a database that a transaction which is given up does not take back. Each
 * counts up to zero, and gives transactions up until it is there.
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

/** Puts conflicts behind every table of a database. */
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
