import { release } from "node:os";
import { socketPort } from "./address.js";

/** What PostgreSQL writes to its log file: enough to tell why it does not start. */
const quiet = {
  // faults of single statements belong to those who sent them; the log tells of the database itself
  log_min_messages: "log",
  log_checkpoints: "off",
};

const small = {
  shared_buffers: "32MB",
  max_connections: "100",
  max_wal_size: "256MB",
  min_wal_size: "48MB",
  // one machine, no replicas: nothing beyond crash recovery belongs into the log of changes
  wal_level: "minimal",
  max_wal_senders: "0",
  max_logical_replication_workers: "0",
  // all statements are short: compiling them, or sharing them among processes, costs more than it saves
  jit: "off",
  max_parallel_workers_per_gather: "0",
  // a prepared plan outlives the size that its tables had: one that goes by an index stays right while they grow
  random_page_cost: "1.1",
  // containers give little of the other kind
  dynamic_shared_memory_type: process.platform === "win32" ? "windows" : "mmap",
};

/** A deadlock costs its victim this long; statements here take milliseconds. */
const impatient = { deadlock_timeout: "200ms" };

/** From Linux 5.8 on, syncing a whole file system tells of faults as syncing each file does. */
const syncsWholeDisks = (): boolean => {
  const [major = 0, minor = 0] = release().split(".").map(Number);
  return process.platform === "linux" && (major > 5 || (major === 5 && minor >= 8));
};

/** Before recovery everything is synced to disk: a thousand files one by one take longer than all the rest of it. */
const quickRecovery = syncsWholeDisks() ? { recovery_init_sync_method: "syncfs" } : {};

// PostgreSQL works in the cluster's folder: the name stays short, however deep that lies
const atSocket = {
  listen_addresses: "",
  port: String(socketPort),
  unix_socket_directories: ".",
  unix_socket_permissions: "0700",
};
const atPort = (port: number) => ({ listen_addresses: "127.0.0.1", port: String(port), unix_socket_directories: "" });

const durable = { fsync: "on", full_page_writes: "on", synchronous_commit: "on" };
const volatile = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

/** PostgreSQL's settings as arguments; those of the folder's own `postgresql.conf` hold where these say nothing. */
export function serverArguments(options: {
  /** Undefined: at a Unix socket in the cluster's own folder, which is closed to everybody else. */
  readonly tcpPort: number | undefined;
  readonly clusterName: string;
  readonly durable: boolean;
}): string[] {
  const settings = {
    ...(options.tcpPort === undefined ? atSocket : atPort(options.tcpPort)),
    cluster_name: options.clusterName,
    timezone: "UTC",
    ...quiet,
    ...small,
    ...impatient,
    ...quickRecovery,
    ...(options.durable ? durable : volatile),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
