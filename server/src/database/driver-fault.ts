import pg from "pg";

/** What PostgreSQL itself said, wherever Prisma has put it. */
export interface DriverFault {
  /** PostgreSQL's own code, such as 23505. */
  readonly originalCode?: string;
  readonly table?: string;
  readonly constraint?: { readonly index?: string };
}

const saidToDriver = ({ code, table, constraint }: pg.DatabaseError): DriverFault => ({
  ...(code !== undefined && { originalCode: code }),
  ...(table !== undefined && { table }),
  ...(constraint !== undefined && { constraint: { index: constraint } }),
});

/**
 * Takes PostgreSQL's fault as the driver throws it, or digs it out of an error of Prisma: in the error's `meta` after a statement, ordinary or raw, but in its
 * `cause` when only the commit failed. Prisma's own code tells less: P2010 stands for whatever a raw statement met.
 */
export function driverFault(error: unknown): DriverFault | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof pg.DatabaseError) return saidToDriver(error);
  const meta = "meta" in error ? (error.meta as { driverAdapterError?: { cause?: unknown } } | undefined) : undefined;
  const fault = meta?.driverAdapterError?.cause ?? error.cause;
  return typeof fault === "object" && fault !== null && "originalCode" in fault ? (fault as DriverFault) : undefined;
}
