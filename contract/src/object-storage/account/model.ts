import * as z from "zod";

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
