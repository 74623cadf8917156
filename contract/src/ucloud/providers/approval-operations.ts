import { view } from "../../schema.js";
import { errors } from "../errors.js";
import { FindByStringId } from "../find-by-string-id.js";
import { ok, operation } from "../operation.js";
import { ucloudQuotas } from "../quotas.js";
import {
  ProvidersApproveRequest,
  ProvidersRequestApprovalRequest,
  ProvidersRequestApprovalResponse,
} from "./approval-model.js";
import { exampleSpecification } from "./examples.js";
import { basePath } from "./path.js";

const tag = "Providers";
const stability = "stable";
const approvalDeprecation = {
  since: "2023-01",
  replacement:
    "An administrator calls `create`; the owner reads the tokens with `retrieve` and hands them to the provider.",
} as const;

const token = "5f0c9b1e-6d2a-4d55-9a5e-0a4b6f1c7d3e";

/** Approves a signed registration. */
export const approve = operation({
  method: "POST",
  path: `${basePath}/approve`,
  readOnly: false,
  costs: false,
  request: { body: view(ProvidersApproveRequest) },
  success: {
    ...ok("The resource id of the new provider."),
    body: view(FindByStringId),
  },
  errors: [errors.badToken, errors.conflict, errors.quotaExceeded],
  quotas: [ucloudQuotas.providers, ucloudQuotas.projectsPerUser],
  auth: {
    scheme: "ucloud",
    label: "Public",
    scope: "providers.approve:write",
    only: ["ADMIN"],
    onlyUnless: "openApproval",
    workspace: false,
  },
  summary: "Approve a provider's registration",
  description:
    "Last step of the approval protocol. The token must be signed, must be younger than five minutes, and works once. The provider is created for the user who signed, in a new project with that user as its principal investigator. Core then sends `welcome` to the provider. By default only an administrator may approve; a server can be configured to accept any caller with the token.",
  tag,
  stability,
  deprecation: approvalDeprecation,
  examples: [
    {
      name: "approve",
      summary: "Approve a signed request",
      request: { body: { token } },
      response: { id: "51231" },
    },
  ],
  source: "Providers, Remote Procedure Calls: approve",
});

/** Starts, or signs, a registration. */
export const requestApproval = operation({
  method: "POST",
  path: `${basePath}/requestApproval`,
  readOnly: false,
  costs: false,
  request: { body: view(ProvidersRequestApprovalRequest) },
  success: {
    ...ok("The next step."),
    body: view(ProvidersRequestApprovalResponse),
  },
  errors: [errors.badToken, errors.conflict],
  quotas: [ucloudQuotas.approvalRequests, ucloudQuotas.approvalRequestsPerName, ucloudQuotas.signedRequestsPerUser],
  auth: {
    scheme: "ucloud",
    label: "Public",
    scope: "providers.requestApproval:write",
    variant: { type: "sign", label: "Users" },
    workspace: false,
  },
  summary: "Request or sign a provider's registration",
  description:
    "The first two steps of the approval protocol. With `information`, an integration module tells how to reach it and gets a token; it needs no account. With `sign`, a logged-in user confirms that information and will own the provider. Requests of one name wait side by side, each with a token, a signature and five minutes of its own: `approve` decides which of them becomes the provider, and ends the others.",
  tag,
  stability,
  deprecation: approvalDeprecation,
  examples: [
    {
      name: "information",
      summary: "An integration module introduces itself",
      request: {
        body: {
          type: "information",
          specification: { ...exampleSpecification, port: null },
        },
      },
      response: { type: "requires_signature", token },
    },
    {
      name: "sign",
      summary: "The system administrator signs",
      request: { body: { type: "sign", token } },
      response: { type: "awaiting_admin_approval", token },
    },
  ],
  source: "Providers, Remote Procedure Calls: requestApproval",
});
