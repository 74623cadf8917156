// A Ceph on one machine with an S3 gateway, as plain processes on loopback: one monitor, one manager, one store in memory.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { freePorts } from "../../../../server/src/tls/testing/free-ports.js";
import { configurationOf } from "./configuration.js";

const run = promisify(execFile);

/** A gateway of Ceph, with what its tools need. */
export interface Ceph {
  /** Such as `http://127.0.0.1:8000`. */
  readonly endpoint: string;
  /** The file that names the cluster to Ceph's tools. */
  readonly conf: string;
  readonly version: string;
  /** Starts the gateway anew: some requests end it, and what it was asked meanwhile is lost. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const programs = ["ceph", "ceph-mon", "ceph-mgr", "ceph-osd", "monmaptool", "radosgw", "radosgw-admin"];

const isInstalled = (program: string): boolean =>
  (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));

/** Why no Ceph can be started here; undefined where one can. Its daemons keep to the account that starts them. */
export const whyNoCeph = (): string | undefined => {
  const missing = programs.filter((program) => !isInstalled(program));
  return missing.length === 0 ? undefined : `${missing.join(", ")} not installed`;
};

const retry = async (what: () => Promise<unknown>): Promise<void> => {
  for (let left = 100; ; left--) {
    try {
      await what();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await wait(200);
    }
  }
};

const ended = (daemon: ChildProcess): boolean => daemon.exitCode !== null || daemon.signalCode !== null;

const end = async (daemon: ChildProcess): Promise<void> => {
  if (ended(daemon)) return;
  const over = new Promise((resolve) => daemon.once("exit", resolve));
  // what is in memory is nobody's afterwards
  daemon.kill("SIGKILL");
  await over;
};

/** Starts a cluster in a folder of its own, in about ten seconds. It ends with `stop`, or with this process. Nothing is left of one that does not start. */
export const startCeph = async (): Promise<Ceph> => {
  const folder = await mkdtemp(join(tmpdir(), "concordat-ceph-"));
  const [monitorPort = 0, gatewayPort = 0] = await freePorts(2);
  const cluster = randomUUID();
  const conf = join(folder, "ceph.conf");
  for (const name of ["mon", "mgr", "osd", "log", "run"]) await mkdir(join(folder, name));
  await writeFile(conf, configurationOf({ folder, cluster, monitorPort, gatewayPort }));
  await writeFile(join(folder, "keyring"), "");

  const daemons = new Map<string, ChildProcess>();
  const start = (program: string, ...more: readonly string[]): ChildProcess => {
    const daemon = spawn(program, ["-c", conf, "-f", ...more], { stdio: "ignore" });
    // it is missed where it does not answer
    daemon.on("error", () => undefined);
    daemons.set(program, daemon);
    return daemon;
  };
  const endAll = () => void [...daemons.values()].map((daemon) => daemon.kill("SIGKILL"));
  process.once("exit", endAll);
  const ceph = (...argv: readonly string[]) => run("timeout", ["10", "ceph", "-c", conf, ...argv]);
  const endpoint = `http://127.0.0.1:${gatewayPort}`;
  const startGateway = async () => {
    start("radosgw", "-n", "client.rgw");
    await retry(() => fetch(endpoint, { signal: AbortSignal.timeout(5_000) }));
  };

  const stop = async () => {
    process.off("exit", endAll);
    for (const daemon of daemons.values()) await end(daemon);
    await rm(folder, { recursive: true, force: true });
  };
  const startAll = async () => {
    const map = join(folder, "monmap");
    await run("monmaptool", ["--create", "--fsid", cluster, "--addv", "a", `[v1:127.0.0.1:${monitorPort}]`, map]);
    await run("ceph-mon", ["-c", conf, "-i", "a", "--mkfs", "--monmap", map]);
    start("ceph-mon", "-i", "a");
    start("ceph-mgr", "-i", "x");
    const store = randomUUID();
    await retry(() => ceph("osd", "new", store));
    await retry(() => ceph("osd", "crush", "add", "osd.0", "1.0", "root=default", "host=one"));
    await run("ceph-osd", ["-c", conf, "-i", "0", "--mkfs", "--osd-uuid", store]);
    start("ceph-osd", "-i", "0");
    await startGateway();
  };
  try {
    await startAll();
  } catch (error) {
    await stop();
    throw error;
  }
  const { stdout } = await run("radosgw", ["--version"]);
  return {
    endpoint,
    conf,
    version: /\d+(\.\d+)+/.exec(stdout)?.[0] ?? "of an unknown version",
    restart: async () => {
      const gateway = daemons.get("radosgw");
      if (gateway) await end(gateway);
      await startGateway();
    },
    stop,
  };
};
