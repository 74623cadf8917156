import * as z from "zod";
import { timestamp } from "../timestamp.js";

export const ConfiguredStatus = z.enum(["started", "stopped"]).meta({
  id: "ConfiguredStatus",
  description: "What the customer wants of a service: that it runs (`started`) or that it does not (`stopped`).",
});
export type ConfiguredStatus = z.output<typeof ConfiguredStatus>;

/**
 * The states of a service by what they mean to somebody who waits. Whatever changes a service puts it back to `pending`;
 * it then walks through the set-up again. After the states of deletion there is nothing left to read.
 */
export const serviceStates = {
  unsettled: [
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
  settled: ["running", "stopped"],
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
  .enum([...serviceStates.unsettled, ...serviceStates.settled, ...serviceStates.deletion])
  .meta({
    id: "OperationalState",
    description:
      "What the system is doing with a service. `pending`, `setup-…` and `cleanup-deleted-buckets` lead to `running` or `stopped`; `delete-…` end in the service being gone.",
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
      "What keeps a service in its state: a certificate that takes up to ten minutes to be issued, one that was refused for a domain or a custom domain (check the DNS records), or buckets or the service itself that cannot be deleted (call support).",
  });

export const StateMessage = z
  .object({
    code: StateMessageCode,
    message: z.string().meta({
      description: "The same for humans, with particulars.",
      examples: ["Certificate issuing is in progress for domains: www.example.com."],
    }),
    operational_state: OperationalState.meta({ description: "The state that the message is about." }),
    created_at: timestamp("When the message came up"),
    updated_at: timestamp("When the message last changed"),
  })
  .meta({ id: "StateMessage", description: "Why a service stays in a state." });
