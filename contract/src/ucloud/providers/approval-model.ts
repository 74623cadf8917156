import * as z from "zod";
import { textLimits } from "../text-limits.js";
import { ProviderSpecification } from "./model.js";

/** How long an approval token is valid after the `information` step, in milliseconds. */
export const approvalLifetimeMs = 5 * 60 * 1000;

const token = z.string().max(textLimits.token).meta({
  description: "The approval token: opaque, and valid once within five minutes.",
});

export const ProvidersRequestApprovalRequestInformation = z
  .object({
    type: z.literal("information").meta({ description: "The first step." }),
    specification: ProviderSpecification,
  })
  .meta({
    id: "ProvidersRequestApprovalRequestInformation",
    description: "First step: an integration module tells how to reach it.",
    deprecated: true,
  });

export const ProvidersRequestApprovalRequestSign = z
  .object({
    type: z.literal("sign").meta({ description: "The second step." }),
    token,
  })
  .meta({
    id: "ProvidersRequestApprovalRequestSign",
    description: "Second step: a logged-in user confirms the information.",
    deprecated: true,
  });

/** A step of the approval protocol; `type` says which. */
export const ProvidersRequestApprovalRequest = z
  .discriminatedUnion("type", [ProvidersRequestApprovalRequestInformation, ProvidersRequestApprovalRequestSign])
  .meta({
    id: "ProvidersRequestApprovalRequest",
    description: "A step of the approval protocol.",
    deprecated: true,
  });
export type ProvidersRequestApprovalRequest = z.output<typeof ProvidersRequestApprovalRequest>;

export const ProvidersRequestApprovalResponseRequiresSignature = z
  .object({
    type: z.literal("requires_signature").meta({ description: "A user must sign next." }),
    token,
  })
  .meta({
    id: "ProvidersRequestApprovalResponseRequiresSignature",
    description: "A user must sign next, with this token.",
    deprecated: true,
  });

export const ProvidersRequestApprovalResponseAwaitingAdministratorApproval = z
  .object({
    type: z.literal("awaiting_admin_approval").meta({ description: "An administrator must approve next." }),
    token,
  })
  .meta({
    id: "ProvidersRequestApprovalResponseAwaitingAdministratorApproval",
    description: "An administrator must approve next, with this token.",
    deprecated: true,
  });

/** The next step of the approval protocol; `type` says which. */
export const ProvidersRequestApprovalResponse = z
  .discriminatedUnion("type", [
    ProvidersRequestApprovalResponseRequiresSignature,
    ProvidersRequestApprovalResponseAwaitingAdministratorApproval,
  ])
  .meta({
    id: "ProvidersRequestApprovalResponse",
    description: "The next step of the approval protocol.",
    deprecated: true,
  });
export type ProvidersRequestApprovalResponse = z.output<typeof ProvidersRequestApprovalResponse>;

export const ProvidersApproveRequest = z.object({ token }).meta({
  id: "ProvidersApproveRequest",
  description: "Last step: approval of a signed registration.",
  deprecated: true,
});
