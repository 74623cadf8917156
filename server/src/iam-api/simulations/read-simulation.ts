import { explainFault, looksLikeArn, readDocument, splitArn, withAwsHead } from "@concordat/contract/iam";
import * as z from "zod";
import { readUser } from "../../storage/iam/effective/user.js";
import { type CompiledPolicy, compilePolicy, type Principal } from "../../storage/iam/evaluate/index.js";
import { contextKeysIn } from "../../storage/iam/simulate/context-keys.js";
import type { SimulatedIdentity } from "../../storage/iam/simulate/read-identity.js";
import type { Simulation } from "../../storage/iam/simulate/simulate.js";
import { serviceUuidOf, UserArn } from "../names.js";
import type { QueryCall } from "../query-call.js";
import { invalidParameter, QueryError } from "../query-error.js";
import { readContextEntries } from "./context-entries.js";
import { readPolicyInputs, textsIn } from "./policy-inputs.js";
import { type PolicySource, sourceOf } from "./policy-source.js";

/** What a caller asks to simulate. */
export interface AskedSimulation {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** The namespace that owns a resource. */
  readonly ownerOf: (resource: string) => string;
  readonly simulation: Simulation;
  readonly sources: ReadonlyMap<CompiledPolicy, PolicySource>;
  /** The names of condition keys as the policies write them, by those in lower case. */
  readonly keyNames: ReadonlyMap<string, string>;
  readonly policyCount: number;
}

const actionShape = /^[a-z0-9-]{1,64}:[A-Za-z0-9]{1,64}$/;

const readActions = (call: QueryCall): readonly string[] => {
  const actions = textsIn(call, "ActionNames");
  if (actions.length === 0) throw invalidParameter("ActionNames", undefined, "Member must not be null");
  const wrong = actions.find((action) => !actionShape.test(action));
  if (wrong === undefined) return actions;
  throw new QueryError("InvalidInput", `Invalid action name: ${wrong.slice(0, 128)}`);
};

const readResources = (call: QueryCall): readonly string[] => {
  const resources = textsIn(call, "ResourceArns");
  if (resources.length === 0) return ["*"];
  const wrong = resources.find((arn) => arn !== "*" && (arn.length > 2048 || !looksLikeArn(arn) || !splitArn(arn)));
  if (wrong === undefined) return resources;
  throw new QueryError("InvalidInput", `Invalid resource ARN: ${wrong.slice(0, 128)}`);
};

const account = /^(?:(?:arn:aws|urn:ecs):iam::)?([0-9a-f]{32}|\d{12})(?::root)?$/;

const Owner = z
  .string()
  .regex(account, "must be the ARN of an account")
  .transform((text) => account.exec(text)?.[1] ?? "");

/** The account of a resource: the one in its ARN, or else the owner that is given. */
const ownerIn =
  (owner: string) =>
  (resource: string): string =>
    splitArn(withAwsHead(resource))?.[4] || owner;

const isTrust = (text: string): boolean => !/"(?:Not)?Resource"\s*:/.test(text);

/** The policy of all resources in a simulation. @throws QueryError `InvalidInput` */
const readResourcePolicy = ({
  parameters,
}: QueryCall): (PolicySource & { readonly policy: CompiledPolicy }) | undefined => {
  const sent = parameters.text("ResourcePolicy");
  if (sent === undefined) return undefined;
  const kind = isTrust(sent) ? "trust" : "bucket";
  const reading = readDocument(sent, kind);
  if (reading.faults)
    throw new QueryError(
      "InvalidInput",
      `ResourcePolicy is no valid policy: ${reading.faults.map(explainFault).join("; ")}`,
    );
  const { text } = reading;
  return {
    id: "ResourcePolicy",
    type: "resource",
    text,
    policy: compilePolicy({ name: "ResourcePolicy" }, text, kind),
  };
};

/** The user who calls in a simulation; one of this service with tags and id. */
const readCaller = async ({ db, parameters }: QueryCall): Promise<Principal | undefined> => {
  const named = parameters.optional("CallerArn", UserArn);
  if (named === undefined) return undefined;
  const { namespace, name } = named;
  const found = await readUser(
    { db, compile: compilePolicy },
    { serviceUuid: serviceUuidOf(namespace), username: name },
  );
  return found?.principal ?? { kind: "user", namespace, name, id: "" };
};

/** Compiles the policies of a list, and remembers how results name them. */
const compileInputs = (
  call: QueryCall,
  list: string,
  sources: Map<CompiledPolicy, PolicySource>,
  options?: { readonly isRequired: boolean },
): readonly CompiledPolicy[] =>
  readPolicyInputs(call, list, options).map((text, index) => {
    const id = `${list}.${index + 1}`;
    const policy = compilePolicy({ name: id }, text, "permissions");
    sources.set(policy, { id, type: "none", text });
    return policy;
  });

const readBoundary = (call: QueryCall, sources: Map<CompiledPolicy, PolicySource>): CompiledPolicy | undefined => {
  const [boundary, ...more] = compileInputs(call, "PermissionsBoundaryPolicyInputList", sources);
  if (more.length > 0) throw new QueryError("InvalidInput", "There can be one permissions boundary.");
  return boundary;
};

/** Nobody: no policy can name a user without a name. */
const nobody = (namespace: string): Principal => ({ kind: "user", namespace, name: "", id: "" });

/**
 * Reads what is asked to be simulated.
 *
 * @param source the identity whose policies decide; undefined where only policies of the request do
 * @throws QueryError `InvalidInput` or `ValidationError`
 */
export const readSimulation = async (
  call: QueryCall,
  source: SimulatedIdentity | undefined,
): Promise<AskedSimulation> => {
  const { parameters, namespace } = call;
  const [actions, resources] = [readActions(call), readResources(call)];
  const sources = new Map<CompiledPolicy, PolicySource>();
  for (const [policy, text] of source?.texts ?? []) sources.set(policy, sourceOf(policy, text));
  const inputs = compileInputs(call, "PolicyInputList", sources, { isRequired: source === undefined });
  const boundary = readBoundary(call, sources) ?? source?.policies.boundary;
  const resourcePolicy = readResourcePolicy(call);
  if (resourcePolicy) sources.set(resourcePolicy.policy, resourcePolicy);
  const named = await readCaller(call);
  const known = named ?? source?.principal;
  if (resourcePolicy && named === undefined && source?.principal?.kind !== "user")
    throw new QueryError("InvalidInput", "CallerArn is required where a resource policy is given.");
  const principal = known ?? nobody(namespace);
  const owner =
    parameters.optional("ResourceOwner", Owner) ?? ("namespace" in principal ? principal.namespace : namespace);
  return {
    actions,
    resources,
    ownerOf: ownerIn(owner),
    simulation: {
      principal,
      isCallerKnown: known !== undefined,
      policies: {
        identity: [...(source?.policies.identity ?? []), ...inputs],
        boundary,
        resource: resourcePolicy?.policy,
      },
      context: readContextEntries(call),
    },
    sources,
    keyNames: contextKeysIn([...sources.values()].map(({ text }) => text)),
    policyCount: sources.size,
  };
};
