import { systemPolicies, systemPolicyArn } from "@concordat/contract/iam";
import type { CompiledPolicy } from "../../storage/iam/evaluate/index.js";

/** A policy of a simulation, as its results name it. */
export interface PolicySource {
  readonly id: string;
  readonly type: string;
  /** The text in which statements have their places. */
  readonly text: string;
}

const systemNames = new Set(systemPolicies.map(({ name }) => name));

/** The ARN of a managed policy. */
export const policyArnOf = (namespace: string, name: string): string =>
  systemNames.has(name) ? systemPolicyArn(name) : `urn:ecs:iam::${namespace}:policy/${name}`;

/** How a result names a policy that an identity has. */
export const sourceOf = ({ id: { name, version, owner } }: CompiledPolicy, text: string): PolicySource => {
  if (version !== undefined) return { id: name, type: systemNames.has(name) ? "aws-managed" : "user-managed", text };
  return { id: name, type: /:(user|group|role)\//.exec(owner ?? "")?.[1] ?? "none", text };
};
