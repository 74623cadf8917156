import * as z from "zod";
import { errors, problemTypeBase } from "./errors.js";

const codes = [...new Set(Object.values(errors).map(({ problem }) => problem))];

/** A faulty field of a request. */
export const InvalidParam = z
  .object({
    name: z
      .string()
      .meta({ description: "Dotted path of the field, with numeric indexes.", examples: ["networks.0.family"] }),
    reason: z.string().meta({ description: "What was expected, in a sentence." }),
  })
  .meta({ id: "InvalidParam", description: "A faulty field of a request." });

/** The body of every error of the Managed Object Storage API. */
export const Problem = z
  .object({
    type: z
      .enum(codes.map((code) => `${problemTypeBase}${code}`))
      .meta({ description: "A URL that ends in `#ERROR_` and the error code." }),
    title: z.string().meta({ description: "A short human-readable sentence." }),
    correlation_id: z
      .string()
      .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
      .meta({
        description: "Id (ULID) of the request; the same as in the header `Upcloud-Cid`.",
        examples: ["01JDJE6Z12NC3NZNQGXNZME5Q8"],
      }),
    status: z.int().meta({ description: "The HTTP status." }),
    invalid_params: z
      .array(InvalidParam)
      .optional()
      .meta({ description: "Every faulty field; only with the code INVALID_REQUEST." }),
  })
  .meta({ id: "Problem", description: "Why a Managed Object Storage request failed (RFC 9457)." });
export type Problem = z.output<typeof Problem>;
