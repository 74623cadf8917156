import * as z from "zod";
import { timestamp } from "../timestamp.js";

export const ConfiguredStatus = z.enum(["started", "stopped"]).meta({
  id: "ConfiguredStatus",
  description: "The desired state of a service: running (`started`) or not running (`stopped`).",
});
export type ConfiguredStatus = z.output<typeof ConfiguredStatus>;

/**
 * The states of a service by what they mean for a client that waits. Every change sets a service to `pending`, and it goes
 * through its setup again. After the states of deletion the service is not found.
 */
export const serviceStates = {
  setup: [
    "pending",
    "setup-service",
    "setup-network",
    "setup-tls",
    "setup-public-endpoint",
    "setup-private-endpoint",
    "setup-dns",
    "setup-iam",
    "cleanup-deleted-buckets",
    "setup-checkup",
  ],
  final: ["running", "stopped"],
  deletion: [
    "delete-private-endpoint",
    "delete-public-endpoint",
    "delete-buckets",
    "delete-iam",
    "delete-namespace",
    "delete-dns",
    "delete-tls",
    "delete-network",
    "delete-service",
  ],
} as const;

export const OperationalState = z
  .enum([...serviceStates.setup, ...serviceStates.final, ...serviceStates.deletion])
  .meta({
    id: "OperationalState",
    description:
      "What the system is doing with a service. `pending`, `setup-…` and `cleanup-deleted-buckets` lead to `running` or `stopped`; after `delete-…` the service no longer exists.",
  });
export type OperationalState = z.output<typeof OperationalState>;

export const StateMessageCode = z
  .enum([
    "waiting_certificate_issuing",
    "failed_domain_verification",
    "failed_custom_domain_verification",
    "buckets_stuck_in_deletion",
    "namespace_stuck_in_deletion",
  ])
  .meta({
    id: "StateMessageCode",
    description:
      "Why a service stays in its state: a certificate is being issued (up to ten minutes), a certificate was refused for a domain or a custom domain (check the DNS records), or buckets or the service itself cannot be deleted (contact support).",
  });

export type StateMessageCode = z.output<typeof StateMessageCode>;

export const StateMessage = z
  .object({
    code: StateMessageCode,
    message: z.string().meta({
      description: "The same in human-readable form, with details.",
      examples: ["Certificate issuing is in progress for domains: www.example.com."],
    }),
    operational_state: OperationalState.meta({ description: "The state that the message is about." }),
    created_at: timestamp("When the message was created"),
    updated_at: timestamp("When the message last changed"),
  })
  .meta({ id: "StateMessage", description: "Why a service stays in a state." });
