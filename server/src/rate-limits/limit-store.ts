import { clockToleranceMs } from "../clock-tolerance.js";
import type { PrismaClient } from "../generated/prisma/client.js";

interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

const plain = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
  );

/**
 * Where the limiters count: the server's own table, over the connections that it has anyway.
 *
 * A count that would end later than one that begins now was begun by another clock, or by this one before it was put back.
 * It is forgotten, or callers would be turned away for as long as the clock was put back.
 *
 * @param durationSeconds for how long calls are counted together
 * @returns options of a limiter of `rate-limiter-flexible`
 */
export const limitStore = (prisma: Pick<PrismaClient, "$queryRawUnsafe" | "rateLimit">, durationSeconds: number) => ({
  storeClient: {
    // the text is the library's own; what callers send is in the values
    async query({ text, values }: Query) {
      const ask = () => prisma.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
      const first = await ask();
      const latest = Date.now() + durationSeconds * 1000 + clockToleranceMs;
      const isOfAnotherClock = first.some(({ expire }) => Number(expire) > latest);
      if (isOfAnotherClock)
        await prisma.rateLimit.deleteMany({ where: { key: String(values[0]), expire: { gt: latest } } });
      const rows = isOfAnotherClock ? await ask() : first;
      return { rows: rows.map(plain), rowCount: rows.length };
    },
  },
  storeType: "client",
  tableName: "rate_limits",
  tableCreated: true,
  duration: durationSeconds,
});
