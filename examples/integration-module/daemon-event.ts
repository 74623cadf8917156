import type { IntegrationModuleEvent } from "@concordat/sdk/integration-module";

/** A line of the daemon's log. */
export type DaemonEvent =
  | IntegrationModuleEvent
  | { readonly type: "listening"; readonly port: number }
  /** A person has to sign on that page. */
  | { readonly type: "approval-needed"; readonly token: string; readonly url: string }
  /** There are keys: the daemon is at work. */
  | { readonly type: "ready" }
  /** A user was prepared for; Core answered the provider's own call meanwhile with that status. */
  | { readonly type: "prepared"; readonly username: string; readonly statusAtCore: number };

export type DaemonEventOf<Type extends DaemonEvent["type"]> = Extract<DaemonEvent, { readonly type: Type }>;
