import { view } from "../../schema.js";
import { operation, versionPath } from "../operation.js";
import { ok } from "../success.js";
import { AccountResponse, resourceLimits } from "./model.js";

/**
 * Reads the caller's account. It is not part of object storage: the vendor's Terraform provider calls it first to check its
 * credentials, and stops if it gets no answer.
 */
const get = operation({
  method: "GET",
  path: `${versionPath}/account`,
  readOnly: true,
  costs: false,
  request: {},
  success: { ...ok("The account."), body: view(AccountResponse) },
  errors: [],
  summary: "Read the account",
  description:
    "Reads the account whose credentials the request carries. Clients use it to check credentials. It works without credits too.",
  tag: "Object storage account",
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "endless",
      summary: "Read an account with unlimited credits",
      request: {},
      response: { account: { credits: null, resource_limits: resourceLimits, username: "ada" } },
    },
  ],
  source: { beyond: "UpCloud Go client: GetAccount, which the Terraform provider calls" },
});

/** The account that owns the services. */
export const account = { get };
