import * as z from "zod";
import { view } from "../../schema.js";
import { exampleServiceUuid } from "../example-ids.js";
import { operation } from "../operation.js";
import { storageQuotas } from "../quotas.js";
import { serviceParams, servicePath } from "../services/path.js";
import { created, done, ok } from "../success.js";
import { LabelCreate, LabelDetailResponse, LabelListResponse, LabelModify, labelLimits } from "./model.js";

const tag = "Object storage labels";

const path = `${servicePath}/labels` as const;

const onePath = `${path}/:label_key` as const;

const labelParams = view(
  z.object({
    ...serviceParams,
    label_key: z.string().meta({ description: "Key of the label, percent-encoded.", examples: ["env"] }),
  }),
);

const exampleLabel = { key: "env", value: "staging" };

const service = { service_uuid: exampleServiceUuid };

const label = { ...service, label_key: "env" };

/** Adds a label to a service. */
const create = operation({
  method: "POST",
  path,
  readOnly: false,
  costs: true,
  request: { pathParams: view(z.object(serviceParams)), body: view(LabelCreate) },
  success: { ...created("The label."), body: view(LabelDetailResponse) },
  errors: [],
  quotas: [storageQuotas.labelsPerService],
  summary: "Add a label",
  description: `Adds a label to a service, which can have up to ${labelLimits.perService}. The list of services can be filtered by labels: \`label=env\` finds services with that key, \`label=env%3Dstaging\` services with that key and value.`,
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
  description: "Lists all labels of a service, including those of the system.",
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
    "Changes the value of a label, its key, or both. The label is then found by its new key. A key that another label of the service has is refused.",
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

/** Removes a label. */
const deleteLabel = operation({
  method: "DELETE",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: labelParams },
  success: done("The label was removed."),
  errors: [],
  summary: "Remove a label",
  description: "Removes one label from a service.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byKey", summary: "Remove a label", request: { pathParams: label }, response: null }],
  source: "Delete label",
});

/** Labels, to find services by. */
export const labels = { create, list, get, modify, delete: deleteLabel };
