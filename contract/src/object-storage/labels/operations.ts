import * as z from "zod";
import { view } from "../../schema.js";
import { exampleServiceUuid } from "../example-ids.js";
import { besideOtherFaults, uniqueBy } from "../member-rules.js";
import { nullMeans } from "../null-means.js";
import { operation } from "../operation.js";
import { serviceParams, servicePath } from "../services/path.js";
import { created, done, ok } from "../success.js";
import { text } from "../text.js";

const tag = "Object storage labels";
const path = `${servicePath}/labels` as const;
const onePath = `${path}/:label_key` as const;

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

const labelParams = view(
  z.object({
    ...serviceParams,
    label_key: z.string().meta({ description: "Key of the label, percent-encoded.", examples: ["env"] }),
  }),
);

const exampleLabel = { key: "env", value: "staging" };
const service = { service_uuid: exampleServiceUuid };
const label = { ...service, label_key: "env" };

/** Puts a label on a service. */
const create = operation({
  method: "POST",
  path,
  readOnly: false,
  costs: true,
  request: { pathParams: view(z.object(serviceParams)), body: view(LabelCreate) },
  success: { ...created("The label."), body: view(LabelDetailResponse) },
  errors: [],
  summary: "Add a label",
  description: `Puts one more label on a service, up to ${labelLimits.perService}. The list of services can be filtered by labels: \`label=env\` finds those that have the key, \`label=env%3Dstaging\` those that have it with that value.`,
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "one",
      summary: "Add a label",
      request: { pathParams: service, body: exampleLabel },
      response: exampleLabel,
    },
  ],
  source: "Create label",
});

/** Lists a service's labels. */
const list = operation({
  method: "GET",
  path,
  readOnly: true,
  costs: false,
  request: { pathParams: view(z.object(serviceParams)) },
  success: { ...ok("All labels of the service."), body: view(LabelListResponse) },
  errors: [],
  summary: "List labels",
  description: "Lists all labels of a service, those of the system included.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "all", summary: "List the labels", request: { pathParams: service }, response: [exampleLabel] }],
  source: "List labels",
});

/** Reads one of a service's labels. */
const get = operation({
  method: "GET",
  path: onePath,
  readOnly: true,
  costs: false,
  request: { pathParams: labelParams },
  success: { ...ok("The label."), body: view(LabelDetailResponse) },
  errors: [],
  summary: "Read a label",
  description: "Reads one label by its key.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byKey", summary: "Read a label", request: { pathParams: label }, response: exampleLabel }],
  source: "Get label details",
});

/** Changes a label. */
const modify = operation({
  method: "PATCH",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: labelParams, body: view(LabelModify) },
  success: { ...ok("The label as it is now."), body: view(LabelDetailResponse) },
  errors: [],
  summary: "Change a label",
  description:
    "Gives a label another value, another key, or both. With another key the label is found under that from then on; a key that another label of the service has is refused.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "value",
      summary: "Change the value",
      request: { pathParams: label, body: { value: "production" } },
      response: { key: "env", value: "production" },
    },
    {
      name: "key",
      summary: "Rename the label",
      request: { pathParams: label, body: { key: "environment" } },
      response: { key: "environment", value: "staging" },
    },
  ],
  source: "Modify label",
});

/** Takes a label away. */
const deleteLabel = operation({
  method: "DELETE",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: labelParams },
  success: done("The label is gone."),
  errors: [],
  summary: "Remove a label",
  description: "Takes one label from a service.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byKey", summary: "Remove a label", request: { pathParams: label }, response: null }],
  source: "Delete label",
});

/** Labels, by which services are told apart and found. */
export const labels = { create, list, get, modify, delete: deleteLabel };
