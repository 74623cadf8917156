import * as z from "zod";

/** The body of every UCloud error. */
export const CommonErrorMessage = z
  .object({
    why: z.string().meta({
      description: "A sentence for humans. It may change at any time: do not match on it.",
    }),
    errorCode: z.string().nullable().default(null).meta({
      description: "A stable code for machines, or null where the API defines none.",
    }),
  })
  .meta({
    id: "CommonErrorMessage",
    description: "Why a UCloud request failed.",
  });
export type CommonErrorMessage = z.output<typeof CommonErrorMessage>;
