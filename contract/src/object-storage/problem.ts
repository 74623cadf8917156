import * as z from "zod";
import { errors, problemTypeBase } from "./errors.js";

const codes = [...new Set(Object.values(errors).map(({ problem }) => problem))];

/** A member of a request that is wrong. */
export const InvalidParam = z
  .object({
    name: z
      .string()
      .meta({ description: "Dotted path of the member, with numeric indexes.", examples: ["networks.0.family"] }),
    reason: z.string().meta({ description: "What was expected of it, in a sentence." }),
  })
  .meta({ id: "InvalidParam", description: "A member of a request that is wrong." });

/** The body of every error of the Managed Object Storage API. */
export const Problem = z
  .object({
    type: z
      .enum(codes.map((code) => `${problemTypeBase}${code}`))
      .meta({ description: "A URL that ends in the error code, behind `#ERROR_`." }),
    title: z.string().meta({ description: "A short sentence for humans." }),
    correlation_id: z
      .string()
      .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
      .meta({
        description: "Id (ULID) of the request; `Upcloud-Cid` in the headers says the same.",
        examples: ["01JDJE6Z12NC3NZNQGXNZME5Q8"],
      }),
    status: z.int().meta({ description: "The HTTP status once more." }),
    invalid_params: z
      .array(InvalidParam)
      .optional()
      .meta({ description: "Every member that is wrong; only where the code is INVALID_REQUEST." }),
  })
  .meta({ id: "Problem", description: "Why a Managed Object Storage request failed (RFC 9457)." });
export type Problem = z.output<typeof Problem>;
