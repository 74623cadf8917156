import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { issueCertificate, makeAuthority } from "../issue-certificate.js";
import { freePorts } from "./free-ports.js";

const program = "/usr/bin/pebble";
const names = "/usr/bin/pebble-challtestsrv";

/** Whether Debian's package `pebble` is installed. */
export const hasPebble = existsSync(program) && existsSync(names);

/** A real ACME authority for tests, whose world is this machine. */
export interface Pebble {
  readonly directory: string;
  /** Certificate of who has signed that of its own API, as PEM. */
  readonly apiAuthority: string;
  /** The certificate at the root of what it issues, as PEM. */
  root(): Promise<string>;
  /** Has every name lead somewhere else, or to this machine again. */
  resolveTo(address: string): Promise<void>;
  stop(): Promise<void>;
}

const opened = async (port: number): Promise<void> => {
  for (let tries = 0; tries < 300; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.on("error", () => resolve(false));
      socket.on("close", () => socket.destroy());
      setTimeout(() => socket.destroy(), 200).unref();
    });
    if (isOpen) return;
    await delay(50);
  }
  throw new Error(`Nothing listens on port ${port}.`);
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });

/** Starts an authority that looks for challenges on a port of this machine, whatever the name. @param httpPort that port */
export const startPebble = async (httpPort: number, { rejectedNonces = 20 } = {}): Promise<Pebble> => {
  const folder = await mkdtemp(join(tmpdir(), "concordat-pebble-"));
  const authority = await makeAuthority(new Date());
  const api = await issueCertificate(authority, ["localhost", "127.0.0.1"], new Date());
  const [certificate, privateKey] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const [port, managementPort, dnsPort, dnsManagementPort, tlsPort] = await freePorts(5);
  const pebble = {
    listenAddress: `127.0.0.1:${port}`,
    managementListenAddress: `127.0.0.1:${managementPort}`,
    certificate,
    privateKey,
    httpPort,
    tlsPort,
    ocspResponderURL: "",
    externalAccountBindingRequired: false,
  };
  const config = join(folder, "config.json");
  await Promise.all([
    writeFile(certificate, api.certificate + authority.certificate),
    writeFile(privateKey, api.key),
    writeFile(config, JSON.stringify({ pebble })),
  ]);
  const off = ["-http01", "", "-https01", "", "-tlsalpn01", ""];
  const dns = ["-dns01", `127.0.0.1:${dnsPort}`, "-management", `127.0.0.1:${dnsManagementPort}`, "-defaultIPv6", ""];
  const children = [spawn(names, [...off, ...dns], { stdio: "ignore" })];
  await opened(dnsManagementPort as number);
  const environment = {
    PEBBLE_VA_NOSLEEP: "1",
    PEBBLE_WFE_NONCEREJECT: String(rejectedNonces),
    PEBBLE_AUTHZREUSE: "0",
  };
  children.push(
    spawn(program, ["-config", config, "-dnsserver", `127.0.0.1:${dnsPort}`], {
      stdio: "ignore",
      env: { ...process.env, ...environment },
    }),
  );
  await opened(port as number);
  return {
    directory: `https://127.0.0.1:${port}/dir`,
    apiAuthority: authority.certificate,
    root: async () => {
      const { Agent, request } = await import("node:https");
      const agent = new Agent({ ca: authority.certificate });
      return new Promise((resolve, reject) => {
        request(`https://127.0.0.1:${managementPort}/roots/0`, { agent }, async (response) => {
          let text = "";
          for await (const piece of response) text += String(piece);
          resolve(text);
        })
          .on("error", reject)
          .end();
      });
    },
    resolveTo: async (ip) => {
      await fetch(`http://127.0.0.1:${dnsManagementPort}/set-default-ipv4`, {
        method: "POST",
        body: JSON.stringify({ ip }),
      });
    },
    stop: async () => {
      await Promise.all(children.map(ended));
      await rm(folder, { recursive: true });
    },
  };
};
