import * as z from "zod";
import { paging } from "../paging.js";

/** The defaults of the series. */
export const seriesDefaults = { rangeHours: 24, interval: "1h", sort: "-start_at" } as const;

const time = (description: string) =>
  z.iso
    .datetime({ offset: true, error: "must be a time such as 2026-03-01T12:00:00Z (RFC 3339)" })
    .optional()
    .meta({ description: `${description}, as RFC 3339.`, examples: ["2026-03-01T12:00:00Z"] });

export const SeriesQuery = z.object({
  from: time(`Start of the range; ${seriesDefaults.rangeHours} hours ago by default`),
  to: time("End of the range; now by default"),
  interval: z
    .string()
    .regex(/^([1-9]|1[0-9]|2[0-4])h$/, "must be 1h to 24h")
    .default(seriesDefaults.interval)
    .meta({ description: "Length of the intervals, in full hours: `1h` to `24h`.", examples: ["6h"] }),
  sort: z
    .enum(["start_at", "-start_at"])
    .default(seriesDefaults.sort)
    .meta({ description: "Sort order: oldest first, or newest first with a leading `-`." }),
  ...paging,
});
