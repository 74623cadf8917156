import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { connectionOf } from "./connection.js";
import { openDatabase } from "./database.js";
import { DatabaseStartError } from "./database-start-error.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const changed = (change: (url: URL) => void): string => {
  const url = new URL(database.url);
  change(url);
  return url.toString();
};

const refusal = async (databaseUrl: string): Promise<string> => {
  const error = await openDatabase({ databaseUrl, dataDir: "/nowhere" }).then(
    () => expect.fail("should have been refused"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseStartError);
  return (error as Error).message;
};

describe("a PostgreSQL server of one's own", () => {
  it("is used as it is, and the data folder is left alone", async () => {
    const opened = await openDatabase({ databaseUrl: database.url, dataDir: "/nowhere" });
    expect(opened).toMatchObject({ embedded: false, url: database.url });
    expect(await opened.prisma.user.count()).toBe(0);
    await opened.close();
  });

  it("serves several servers at once", async () => {
    const [one, other] = await Promise.all([
      openDatabase({ databaseUrl: database.url, dataDir: "/nowhere" }),
      openDatabase({ databaseUrl: database.url, dataDir: "/nowhere" }),
    ]);
    await Promise.all([one.close(), other.close()]);
  });

  it.each([
    ["nonsense", "nonsense"],
    ["of another kind", "mysql://user:secret@127.0.0.1/database"],
  ])("is refused when its address is %s, without repeating what may be secret", async (_, url) => {
    expect(await refusal(url)).toBe(
      "DATABASE_URL is no PostgreSQL address, such as postgresql://user:password@host:5432/database.",
    );
  });

  it("is named when nothing listens there", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, "close");
    const url = changed((each) => {
      each.port = String(port);
    });
    expect(await refusal(url)).toBe(
      `The database at 127.0.0.1:${port} refuses us: connect ECONNREFUSED 127.0.0.1:${port}.`,
    );
  });

  it("is named when it has no such database", async () => {
    const missing = changed((url) => {
      url.pathname = "/missing";
    });
    expect(await refusal(missing)).toBe(
      `The database at ${new URL(database.url).host} refuses us: database "missing" does not exist.`,
    );
  });

  it("is named when it has no such user, without repeating the password", async () => {
    const stranger = changed((url) => {
      url.username = "stranger";
      url.password = "very-secret";
    });
    const message = await refusal(stranger);
    expect(message).toContain(`The database at ${new URL(database.url).host} refuses us:`);
    expect(message).toContain("stranger");
    expect(message).not.toContain("very-secret");
  });
});

describe("connectionOf", () => {
  it("takes Prisma's schema parameter out of the address, and keeps the options in it", () => {
    const { config, schema } = connectionOf(
      "postgresql://user@host/db?schema=our%20own&sslmode=require&options=-c%20a=b",
    );
    expect(schema).toBe("our own");
    expect(config).toMatchObject({
      connectionString: "postgresql://user@host/db?sslmode=require",
      options: '-c a=b -c search_path="our\\ own" -c timezone=UTC',
    });
  });
});
