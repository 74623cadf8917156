import * as z from "zod";
import { view } from "../../schema.js";
import { operation, versionPath } from "../operation.js";
import { ok } from "../success.js";

const AccountResourceLimits = z
  .object({
    managed_object_storages: z
      .int()
      .optional()
      .meta({
        description: "How many services the account may have; absent where nothing limits them.",
        examples: [20],
      }),
  })
  .meta({
    id: "AccountResourceLimits",
    description: "Limits of the account by resource: of the vendor's many, the one about object storage.",
  });

const AccountSummary = z
  .object({
    credits: z
      .number()
      .nullable()
      .meta({
        description: "What can still be spent; null where that has no end.",
        examples: [12.5],
      }),
    resource_limits: AccountResourceLimits,
    username: z.string().meta({ description: "Name of the account.", examples: ["ada"] }),
  })
  .meta({ id: "AccountSummary", description: "An account, as its owner sees it." });

export const AccountResponse = z
  .object({ account: AccountSummary.meta({ description: "The account." }) })
  .meta({ id: "AccountResponse", description: "The account whose credentials came with the request." });
export type AccountResponse = z.output<typeof AccountResponse>;

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
      response: { account: { credits: null, resource_limits: {}, username: "ada" } },
    },
  ],
  source: "UpCloud Go client: GetAccount, which the Terraform provider calls",
});

/** The account that services belong to. */
export const account = { get };
