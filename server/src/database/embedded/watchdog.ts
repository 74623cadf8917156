import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ClusterFolder } from "./cluster-folder.js";
import { clusterName, isAlive } from "./process.js";

/** How long the database of a server that died is left for another start to adopt, in whole seconds. */
const graceSeconds = 7;

/**
 * Waits for the end of the process that holds the other end of its standard input, however that ends. Then it stops
 * PostgreSQL, unless a process that is listed uses it: as the last of them does that leaves in order. A shell takes a thirtieth
 * of the memory of Node, and there is one wherever PostgreSQL runs but on Windows.
 *
 * Its argument is the caller's entry in the list. The rest is in its environment, since the name that PostgreSQL's processes
 * are known by must not be in its command line.
 */
const script = `
read -r _
rm -f "$USERS/$1"
running() {
  pid=
  read -r pid < "$LOCK" || return 1
  case $pid in ''|*[!0-9]*) return 1 ;; esac
  kill -0 "$pid" || return 1
  if [ -r "/proc/$pid/cmdline" ]; then tr '\\0' ' ' < "/proc/$pid/cmdline"; else ps -p "$pid" -o command=; fi | grep -Fq "$NAME"
}
used() {
  for file in "$USERS"/*; do
    each=\${file##*/}
    kill -0 "\${each%%-*}" && return 0
  done
  return 1
}
waited=0
while running && ! used; do
  if [ "$waited" -eq "$GRACE" ]; then kill -INT "$pid"; fi
  sleep 1
  waited=$((waited + 1))
done
`;

let count = 0;

/**
 * Ends the database with those who use it, also if they are killed. Each process that uses the database is listed in a folder, and
 * has a small process of its own that outlives it for a few seconds. On Windows there is none: there the next start adopts
 * what is left.
 */
export class Watchdog {
  /** Lists this process among those who use the running database of a folder, and watches over that from now on. */
  static async start({ path }: Pick<ClusterFolder, "path">): Promise<Watchdog> {
    const users = join(path, "concordat.users");
    await mkdir(users, { recursive: true, mode: 0o700 });
    for (const entry of await readdir(users)) {
      if (!isAlive(Number.parseInt(entry, 10))) await rm(join(users, entry), { force: true });
    }
    count += 1;
    const own = `${process.pid}-${count}`;
    await writeFile(join(users, own), "");
    if (process.platform === "win32") return new Watchdog(users, own, undefined);
    return new Watchdog(
      users,
      own,
      watch(own, { USERS: users, LOCK: join(path, "postmaster.pid"), NAME: await clusterName(path) }),
    );
  }

  readonly #users: string;
  readonly #own: string;
  readonly #process: ChildProcess | undefined;

  private constructor(users: string, own: string, process: ChildProcess | undefined) {
    this.#users = users;
    this.#own = own;
    this.#process = process;
  }

  /** Watches no more, since this process has left the database in order. */
  async end(): Promise<void> {
    await rm(join(this.#users, this.#own), { force: true }).catch(() => undefined);
    this.#process?.stdin?.end();
  }
}

const watch = (own: string, subject: Readonly<Record<"USERS" | "LOCK" | "NAME", string>>): ChildProcess => {
  const { PATH = "/usr/bin:/bin" } = process.env;
  const child = spawn("/bin/sh", ["-c", script, "concordat-watchdog", own], {
    // a group of its own: what ends the server's group must not end it
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    cwd: "/",
    env: { PATH, GRACE: String(graceSeconds), ...subject },
  });
  // where there is no shell, the next start adopts what is left
  child.on("error", () => undefined).unref();
  child.stdin.on("error", () => undefined);
  // nothing waits for the pipe: it is there to break
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  return child;
};
