import pg from "pg";
import { DatabaseStartError } from "./database-start-error.js";
import { type AuthenticationMethod, authenticationMethods, provenClient } from "./proven-client.js";

/** How to connect to the database of a URL. */
export interface Connection {
  readonly config: pg.PoolConfig & { readonly Client: typeof pg.Client };
  /** Prisma's own `?schema=` parameter, which PostgreSQL does not know. */
  readonly schema: string | undefined;
}

export function connectionOf(databaseUrl: string): Connection {
  const url = parseUrl(databaseUrl);
  const Client = provenClient(allowedMethods(url));
  url.searchParams.delete("require_auth");
  const schema = url.searchParams.get("schema") ?? undefined;
  url.searchParams.delete("schema");
  const theirs = url.searchParams.get("options") ?? "";
  url.searchParams.delete("options");
  const searchPath = schema ? `-c search_path=${option(pg.escapeIdentifier(schema))}` : "";
  // Prisma's adapter drops the offset of a timestamp that it reads: only in UTC is what remains the time that was meant
  const options = `${theirs} ${searchPath} -c timezone=UTC`.trim();
  return { config: { connectionString: url.toString(), application_name: "concordat", options, Client }, schema };
}

/**
 * How the server may ask for the password: as libpq's parameter `require_auth` says, otherwise by SCRAM. Without a password
 * in the address there may be none, and then it need not ask.
 */
const allowedMethods = (url: URL): ReadonlySet<AuthenticationMethod> => {
  const named = url.searchParams.get("require_auth")?.split(",");
  if (!named) return new Set(url.password === "" ? ["scram-sha-256", "none"] : ["scram-sha-256"]);
  const methods = authenticationMethods.filter((method) => named.includes(method));
  if (methods.length === named.length) return new Set(methods);
  throw new DatabaseStartError(`require_auth in DATABASE_URL must be a list of ${authenticationMethods.join(", ")}.`);
};

/** Options are cut at spaces, unless a backslash stands before them. */
const option = (value: string): string => value.replace(/[\\\s]/g, "\\$&");

function parseUrl(databaseUrl: string): URL {
  // the URL holds a password: it is not repeated in the message
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (url?.protocol === "postgresql:" || url?.protocol === "postgres:") return url;
  throw new DatabaseStartError(
    "DATABASE_URL is no PostgreSQL address, such as postgresql://user:password@host:5432/database.",
  );
}

/** Runs some work on a connection of its own, and says in a sentence why there is none. */
export async function withConnection<T>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<T>,
  connectTimeoutMs = 10_000,
): Promise<T> {
  const { config } = connectionOf(databaseUrl);
  const client = new config.Client({ ...config, connectionTimeoutMillis: connectTimeoutMs });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseStartError(`The database at ${client.host}:${client.port} refuses us: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A refused connection to a name with several addresses has a fault for each, and no message of its own. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
