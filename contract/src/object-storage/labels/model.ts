import * as z from "zod";
import { besideOtherFaults, uniqueBy } from "../member-rules.js";
import { nullMeans } from "../null-means.js";
import { storageQuotas } from "../quotas.js";
import { text } from "../text.js";

export const labelLimits = {
  perService: storageQuotas.labelsPerService.most,
  key: { min: 2, max: 32 },
  value: { max: 255 },
} as const;

const keyDescription = `${labelLimits.key.min} to ${labelLimits.key.max} printable ASCII characters, including spaces. The first must not be \`_\`: such keys belong to the system`;

export const LabelKey = z
  .string()
  .min(labelLimits.key.min)
  .max(labelLimits.key.max)
  .regex(/^[\x20-\x5E\x60-\x7E][\x20-\x7E]+$/, "must be printable ASCII characters, and must not start with _");

/** Letters, numbers, punctuation, symbols, marks and spaces of any script: everything except control characters. */
export const LabelValue = nullMeans(
  text(labelLimits.value.max).regex(/^[\p{L}\p{N}\p{P}\p{S}\p{M}\p{Z}]*$/u, "must not contain control characters"),
  () => "",
);

const valueDescription = `up to ${labelLimits.value.max} letters, digits, punctuation marks, symbols and spaces of any script; null means empty text`;

export const LabelCreate = z
  .strictObject({
    key: LabelKey.meta({
      description: `The label's key, unique within the service: ${keyDescription}.`,
      examples: ["env"],
    }),
    value: LabelValue.meta({ description: `The label's value: ${valueDescription}.`, examples: ["staging"] }),
  })
  .meta({ id: "LabelCreate", description: "A label to add to a service." });
export type LabelCreate = z.output<typeof LabelCreate>;

/** All labels of a service, in the body of the service. */
export const labelList = z
  .array(LabelCreate)
  .max(labelLimits.perService)
  .superRefine(uniqueBy("key"), besideOtherFaults);

export const LabelModify = z
  .strictObject({
    key: LabelKey.optional().meta({
      description: `A new key, unique within the service: ${keyDescription}. If omitted, the key stays.`,
      examples: ["environment"],
    }),
    value: LabelValue.optional().meta({
      description: `A new value: ${valueDescription}. If omitted, the value stays.`,
      examples: ["production"],
    }),
  })
  .meta({ id: "LabelModify", description: "A change of a label (JSON Merge Patch)." });

export const LabelDetailResponse = z
  .object({
    key: z.string().meta({ description: "The label's key.", examples: ["env"] }),
    value: z.string().meta({ description: "The label's value; may be empty.", examples: ["staging"] }),
  })
  .meta({ id: "LabelDetailResponse", description: "A label of a service." });
export type LabelDetailResponse = z.output<typeof LabelDetailResponse>;

export const LabelListResponse = z
  .array(LabelDetailResponse)
  .meta({ id: "LabelListResponse", description: "All labels of a service." });
