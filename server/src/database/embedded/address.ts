import { join } from "node:path";

/** Where the embedded PostgreSQL listens: a folder for its Unix socket, or loopback where there are none. */
export interface Address {
  /** The folder of the socket, or 127.0.0.1. */
  readonly host: string;
  readonly port: number;
}

/** The part of a socket's name that every PostgreSQL has; nobody else's lies in the same folder. */
export const socketPort = 5432;

/** What holds on every system: some allow a few bytes more. */
const longestSocketPath = 103;

/** Whether the socket of a cluster can have a name that this system takes. */
export const hasSocket = (clusterPath: string): boolean =>
  process.platform !== "win32" && Buffer.byteLength(socketFile(clusterPath)) <= longestSocketPath;

export const socketFile = (clusterPath: string): string => join(clusterPath, `.s.PGSQL.${socketPort}`);

/** The address as clients take it. It holds the password. */
export const urlOf = (
  { host, port }: Address,
  { user, password, database }: { readonly user: string; readonly password: string; readonly database: string },
): string => {
  const who = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  if (!host.startsWith("/")) return `postgresql://${who}@${host}:${port}/${database}`;
  return `postgresql://${who}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
};
