import * as z from "zod";

/** A time in RFC 3339 format, with any offset. Responses use UTC. */
export const timestamp = (description: string) =>
  z.iso
    .datetime({ offset: true })
    .meta({ description: `${description} (RFC 3339).`, examples: ["2024-02-29T11:25:42Z"] });
