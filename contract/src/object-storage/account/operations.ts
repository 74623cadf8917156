import { view } from "../../schema.js";
import { operation, versionPath } from "../operation.js";
import { ok } from "../success.js";
import { AccountResponse, resourceLimits } from "./model.js";

/**
 * Reads the caller's account. It is no operation of object storage: the vendor's Terraform provider calls it before all else
 * to check its credentials, and gives up without an answer.
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
    "Reads the account whose credentials come with the request, by which clients check them. It can be read when nothing is left to spend.",
  tag: "Object storage account",
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "endless",
      summary: "Read an account whose credits have no end",
      request: {},
      response: { account: { credits: null, resource_limits: resourceLimits, username: "ada" } },
    },
  ],
  source: { beyond: "UpCloud Go client: GetAccount, which the Terraform provider calls" },
});

/** The account that services belong to. */
export const account = { get };
