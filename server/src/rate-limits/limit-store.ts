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
 * @returns options of a limiter of `rate-limiter-flexible`
 */
export const limitStore = (prisma: Pick<PrismaClient, "$queryRawUnsafe">) => ({
  storeClient: {
    // the text is the library's own; what callers send is in the values
    async query({ text, values }: Query) {
      const rows = await prisma.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
      return { rows: rows.map(plain), rowCount: rows.length };
    },
  },
  storeType: "client",
  tableName: "rate_limits",
  tableCreated: true,
});
