import * as z from "zod";
import { formEncode, normalizedDocument } from "../../iam/policy-document-text.js";
import { view } from "../../schema.js";
import { exampleDocument, exampleNames, exampleService } from "../iam-owners/examples.js";
import { serviceParams, servicePath } from "../services/path.js";

/** The path of the managed policies of a service. */
export const policiesPath = `${servicePath}/policies` as const;
export const policyPath = `${policiesPath}/:policy_name` as const;

const params = {
  ...serviceParams,
  policy_name: z.string().meta({ description: "Name of the policy.", examples: [exampleNames.policy] }),
} as const;
export const policyParams = view(z.object(params));
export const versionParams = view(
  z.object({
    ...params,
    policy_version: z.string().meta({ description: "Id of the version.", examples: ["v2"] }),
  }),
);

export const examplePolicyParams = { ...exampleService, policy_name: exampleNames.policy };

/** The example document as clients send it, and as responses contain it. */
export const sentDocument = JSON.stringify(exampleDocument);
export const answeredDocument = formEncode(normalizedDocument(exampleDocument));
