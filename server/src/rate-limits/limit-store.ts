import { clockToleranceMs } from "../clock-tolerance.js";
import { queryTexts } from "../database/own-statement.js";
import type { PrismaClient } from "../generated/prisma/client.js";

interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Row = Readonly<Record<string, unknown>>;

const answersRows = /^\s*SELECT\b|\bRETURNING\b/;

/** Runs a statement of the library's in the way of our own, as one text for each row: each call runs one or two of them. */
const run = async (prisma: PrismaClient, { text, values }: Query): Promise<readonly Row[]> => {
  if (!answersRows.test(text)) return prisma.$queryRawUnsafe<Row[]>(text, ...values);
  const statement = `WITH answer AS (${text.trim().replace(/;$/, "")}) SELECT to_json(answer)::text FROM answer`;
  return (await queryTexts(prisma, { text: statement, values })).map((row) => JSON.parse(row) as Row);
};

/**
 * Where the limiters count: the server's own table, over the connections that it has anyway.
 *
 * A count that would end later than one that begins now was begun by another clock, or by this one before it was put back.
 * It is forgotten, or callers would be turned away for as long as the clock was put back.
 *
 * @param durationSeconds for how long calls are counted together
 * @returns options of a limiter of `rate-limiter-flexible`
 */
export const limitStore = (prisma: PrismaClient, durationSeconds: number) => ({
  storeClient: {
    // the text is the library's own; what callers send is in the values
    async query(query: Query) {
      const first = await run(prisma, query);
      const latest = Date.now() + durationSeconds * 1000 + clockToleranceMs;
      const isOfAnotherClock = first.some(({ expire }) => Number(expire) > latest);
      if (isOfAnotherClock)
        await prisma.rateLimit.deleteMany({ where: { key: String(query.values[0]), expire: { gt: latest } } });
      const rows = isOfAnotherClock ? await run(prisma, query) : first;
      return { rows, rowCount: rows.length };
    },
  },
  storeType: "client",
  tableName: "rate_limits",
  tableCreated: true,
  duration: durationSeconds,
});
