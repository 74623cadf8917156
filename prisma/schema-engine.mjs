#!/usr/bin/env node
// A schema engine for the Prisma command line that is installed by npm alone.
//
// `prisma migrate` and `prisma db` drive a native binary ("schema engine") which Prisma downloads from a host of its own.
// The same engine is also published to npm, compiled to WebAssembly. This program gives the WebAssembly engine the native
// one's face: command line arguments in, JSON-RPC, one message a line, over standard input and output. `prisma.config.ts`
// points Prisma to it. Only developers need it: the server applies migrations itself.
//
// Work-arounds are numbered; each names the gap that it closes in @prisma/adapter-pg or in the WebAssembly build 7.10.0.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { parse } from "pg-connection-string";

/** Type id of PostgreSQL's internal one-byte "char", which the system catalogs are full of. */
const OID_INTERNAL_CHAR = 18;
const OID_TEXT = 25;

// `prisma --version` asks, and waits for us to end.
if (process.argv.includes("--version")) {
  process.stdout.write("schema-engine-cli 0edf323efd1d98336f3f0a68684b56f689b900d3\n");
  process.exit(0);
}

const { schemaFiles, datasource, command } = readArguments(process.argv.slice(2));
const url = new URL(datasource.url ?? "postgresql://unused@127.0.0.1:1/unused");
const schema = url.searchParams.get("schema") ?? undefined;
url.searchParams.delete("schema");
// 1. A connection string wins over `database` in pg's options, and the shadow database differs in just that: so take it apart.
const connection = parse(url.toString());

if (command) await runCommand(command);
else serve();

function readArguments(args) {
  const read = { schemaFiles: [], datasource: {}, command: undefined };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === "--datamodels") read.schemaFiles.push(args[++i]);
    else if (args[i] === "--datasource") read.datasource = JSON.parse(args[++i]);
    else if (args[i] === "cli") return { ...read, command: args[i + 1] };
    else if (args[i].startsWith("--")) i++;
  }
  return read;
}

async function openDatabase(database) {
  const options = schema ? { schema } : undefined;
  return mend(await new PrismaPg({ ...connection, database }, options).connect());
}

/** Closes the gaps of the driver adapter which only the schema engine falls into. */
function mend(adapter) {
  const original = Object.getPrototypeOf(adapter);
  // 2. The adapter refuses results with a column of the internal type "char": read those as text, report them as characters.
  adapter.queryRaw = async (query) => {
    const characters = [];
    const reader = Object.create(adapter, {
      performIO: {
        value: async (io) => {
          const result = await adapter.performIO(io);
          for (const [index, field] of result.fields.entries()) {
            if (field.dataTypeID !== OID_INTERNAL_CHAR) continue;
            characters.push(index);
            field.dataTypeID = OID_TEXT;
          }
          return result;
        },
      },
    });
    const answer = await original.queryRaw.call(reader, query);
    for (const index of characters) answer.columnTypes[index] = ColumnTypeEnum.Character;
    return answer;
  };
  // 3. The adapter cuts scripts at every ";", also those inside of functions and strings: PostgreSQL takes a script whole.
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  if (adapter.startTransaction) {
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => mend(await start(isolation));
  }
  return adapter;
}

/** 4. The adapter drops its shadow database while still connected to it, which PostgreSQL refuses: so make our own. */
async function openShadowDatabase() {
  const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
  const main = await openDatabase(connection.database);
  await main.executeScript(`CREATE DATABASE "${name}"`);
  const shadow = await openDatabase(name);
  const disconnect = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await disconnect();
    await main.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`);
    await main.dispose();
  };
  return shadow;
}

/** The native engine's one-shot commands, which the WebAssembly build lacks. */
async function runCommand(name) {
  const { database } = connection;
  const quoted = `"${database.replaceAll('"', '""')}"`;
  const client = new pg.Client({ ...connection, database: "postgres" });
  try {
    await client.connect();
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (name === "can-connect-to-database" && !rowCount) {
      failCommand("P1003", `Database ${database} does not exist`);
    }
    if (name === "create-database" && !rowCount) await client.query(`CREATE DATABASE ${quoted}`);
    if (name === "drop-database" && rowCount) await client.query(`DROP DATABASE ${quoted}`);
  } catch (error) {
    failCommand("P1001", error.message);
  }
  process.exit(0);
}

/** Prisma reads the fault of a one-shot command from the second line of the log. */
function failCommand(code, message) {
  const line = (level, target, fields) => `${JSON.stringify({ level, target, fields })}\n`;
  process.stderr.write(line("INFO", "schema_engine", { message: "start" }));
  process.stderr.write(line("ERROR", "schema_engine::logger", { error_code: code, message }));
  process.exit(1);
}

async function startEngine() {
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  const module = await WebAssembly.compile(readFileSync(file));
  const { exports } = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  const datamodels = schemaFiles.length > 0 ? schemaFiles.map((path) => [path, readFileSync(path, "utf8")]) : undefined;
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "schema-engine",
    connect: () => openDatabase(connection.database),
    connectToShadowDb: openShadowDatabase,
  });
  return bindings.SchemaEngine.new({ datamodels }, () => {}, factory);
}

function serve() {
  let engine;
  let running = 0;
  let inputEnded = false;
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const exitWhenDone = () => {
    if (inputEnded && running === 0) process.exit(0);
  };

  const answer = async ({ id, method, params }) => {
    try {
      engine ??= startEngine();
      send({ id, result: await call(await engine, method, params, send) });
    } catch (error) {
      const data = {
        is_panic: false,
        message: String(error?.message ?? error),
        error_code: error?.code ?? null,
        meta: null,
      };
      send({ id, error: { code: 4466, message: "schema engine error", data } });
    }
  };

  const lines = createInterface({ input: process.stdin });
  lines.on("line", async (line) => {
    const request = JSON.parse(line || "{}");
    if (!request.method) return;
    running++;
    await answer(request);
    running--;
    exitWhenDone();
  });
  lines.on("close", () => {
    inputEnded = true;
    exitWhenDone();
  });
}

async function call(engine, method, params, send) {
  const name = method === "getDatabaseVersion" ? "version" : method;
  if (typeof engine[name] !== "function") {
    throw new Error(`The WebAssembly schema engine does not know the method ${method}`);
  }
  // 5. The engine learns of the shadow database's factory in devDiagnostic alone and forgets it in applyMigrations.
  if (method === "evaluateDataLoss" || method === "createMigration") {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
  }
  const result = (await engine[name](params)) ?? {};
  // 6. The native engine prints a diff by a call back to the command line; the WebAssembly one returns it.
  if (method === "diff" && result.stdout != null) {
    send({ method: "print", id: 1, params: { content: result.stdout } });
  }
  return result;
}
