import * as z from "zod";

/** A moment as RFC 3339 writes it, with any offset. Answers are in UTC. */
export const timestamp = (description: string) =>
  z.iso
    .datetime({ offset: true })
    .meta({ description: `${description} (RFC 3339).`, examples: ["2024-02-29T11:25:42Z"] });
