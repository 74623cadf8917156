import * as z from "zod";
import { paging } from "../paging.js";

/** What the series is made of when nothing else is asked for. */
export const seriesDefaults = { rangeHours: 24, interval: "1h", sort: "-start_at" } as const;

const time = (description: string) =>
  z.iso
    .datetime({ offset: true, error: "must be a time such as 2026-03-01T12:00:00Z (RFC 3339)" })
    .optional()
    .meta({ description: `${description}, as RFC 3339.`, examples: ["2026-03-01T12:00:00Z"] });

export const SeriesQuery = z.object({
  from: time(`Beginning of the range; ${seriesDefaults.rangeHours} hours ago when left out`),
  to: time("End of the range; now when left out"),
  interval: z
    .string()
    .regex(/^([1-9]|1[0-9]|2[0-4])h$/, "must be 1h to 24h")
    .default(seriesDefaults.interval)
    .meta({ description: "Length of the intervals, in full hours: `1h` to `24h`.", examples: ["6h"] }),
  sort: z
    .enum(["start_at", "-start_at"])
    .default(seriesDefaults.sort)
    .meta({ description: "Order: oldest first, or with `-` newest first." }),
  ...paging,
});
