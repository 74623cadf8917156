import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { endChild, startChild } from "../local-core/children.js";
import { inTime } from "../local-core/deadline.js";
import type { ModuleEvent, ModuleEventOf } from "./module-events.js";

/** An integration module that runs in a process of its own. */
export interface IntegrationModule {
  /** The next event of that name that nobody has waited for yet. */
  next<Name extends ModuleEvent["event"]>(name: Name): Promise<ModuleEventOf<Name>>;
  close(): Promise<void>;
}

export interface ModuleSettings {
  readonly name: string;
  readonly coreUrl: string;
  readonly credentialsFile: string;
}

const program = fileURLToPath(new URL("integration-module.ts", import.meta.url));

/** Starts an integration module. */
export const startModule = (
  { name, coreUrl, credentialsFile }: ModuleSettings,
  tell: (text: string) => void,
): IntegrationModule => {
  const child = startChild([process.execPath, "--import", "tsx", program], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      PROVIDER_NAME: name,
      CORE_URL: coreUrl,
      CORE_ISSUER: "cloud.sdu.dk",
      CREDENTIALS_FILE: credentialsFile,
    },
  });
  const unseen: ModuleEvent[] = [];
  let wake = () => {};
  let over = false;
  child.on("message", (event: ModuleEvent) => {
    if (event.event === "exchanged") tell(event.text);
    unseen.push(event);
    wake();
  });
  void once(child, "exit").then(() => {
    over = true;
    wake();
  });

  const waitFor = async <Name extends ModuleEvent["event"]>(wanted: Name): Promise<ModuleEventOf<Name>> => {
    for (;;) {
      const index = unseen.findIndex(({ event }) => event === wanted);
      const [found] = index < 0 ? [] : unseen.splice(index, 1);
      if (found) return found as ModuleEventOf<Name>;
      if (over) throw new Error(`The module of ${name} has ended.`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    next: (wanted) => inTime(`The event ${wanted} of the module of ${name}`, waitFor(wanted)),
    close: () => endChild(child),
  };
};
