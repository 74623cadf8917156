import * as z from "zod";
import { besideOtherFaults, uniqueBy } from "../member-rules.js";
import { nullMeans } from "../null-means.js";
import { text } from "../text.js";

export const labelLimits = { perService: 255, key: { min: 2, max: 32 }, value: { max: 255 } } as const;

const keyDescription = `${labelLimits.key.min} to ${labelLimits.key.max} printable ASCII characters, blanks included, the first of them no \`_\`: such keys are the system's own`;

export const LabelKey = z
  .string()
  .min(labelLimits.key.min)
  .max(labelLimits.key.max)
  .regex(/^[\x20-\x5E\x60-\x7E][\x20-\x7E]+$/, "must be printable ASCII characters, the first of them no _");

/** Letters, numbers, punctuation, symbols, marks and blanks of any script: everything but control characters. */
export const LabelValue = nullMeans(
  text(labelLimits.value.max).regex(/^[\p{L}\p{N}\p{P}\p{S}\p{M}\p{Z}]*$/u, "must hold no control characters"),
  () => "",
);

const valueDescription = `up to ${labelLimits.value.max} letters, digits, punctuation marks, symbols and blanks of any script; null is the same as empty text`;

export const LabelCreate = z
  .strictObject({
    key: LabelKey.meta({
      description: `The label's key, unique within the service: ${keyDescription}.`,
      examples: ["env"],
    }),
    value: LabelValue.meta({ description: `The label's value: ${valueDescription}.`, examples: ["staging"] }),
  })
  .meta({ id: "LabelCreate", description: "A label to put on a service." });
export type LabelCreate = z.output<typeof LabelCreate>;

/** All labels of a service, as its own body gives them. */
export const labelList = z
  .array(LabelCreate)
  .max(labelLimits.perService)
  .superRefine(uniqueBy("key"), besideOtherFaults);

export const LabelModify = z
  .strictObject({
    key: LabelKey.optional().meta({
      description: `A new key, unique within the service: ${keyDescription}. Left out the key stays.`,
      examples: ["environment"],
    }),
    value: LabelValue.optional().meta({
      description: `A new value: ${valueDescription}. Left out the value stays.`,
      examples: ["production"],
    }),
  })
  .meta({ id: "LabelModify", description: "What is to change about a label (JSON Merge Patch)." });

export const LabelDetailResponse = z
  .object({
    key: z.string().meta({ description: "The label's key.", examples: ["env"] }),
    value: z.string().meta({ description: "The label's value; it may be empty.", examples: ["staging"] }),
  })
  .meta({ id: "LabelDetailResponse", description: "A label, by which services can be found." });
export type LabelDetailResponse = z.output<typeof LabelDetailResponse>;

export const LabelListResponse = z
  .array(LabelDetailResponse)
  .meta({ id: "LabelListResponse", description: "All labels of a service." });
