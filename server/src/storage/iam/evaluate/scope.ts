import { type ArnParts, findConditionKey, splitArn, withAwsHead } from "@concordat/contract/iam";
import type { AccessRequest, Principal } from "./context.js";
import type { Variables } from "./pattern/tokens.js";
import { principalKey } from "./principal-keys.js";
import { RequestValues } from "./request-values.js";

/** What statements look at while one decision is made. Everything is read when it is asked for, and once. */
export class Scope {
  readonly request: AccessRequest;
  readonly principal: Principal;
  /** Whether the principal has a permissions boundary. */
  readonly hasBoundary: boolean;
  /** The action in lower case. */
  readonly action: string;
  readonly resource: ArnParts;
  /** The resource without the rest of its ARN, if it is a bucket or an object. */
  readonly path: string | undefined;
  /** The values of policy variables. */
  readonly variables: Variables = (key) => this.#variable(key);
  #values: Map<string, RequestValues | null> | undefined;
  #variables: Map<string, string | null> | undefined;

  constructor(request: AccessRequest, principal: Principal, hasBoundary: boolean) {
    this.request = request;
    this.principal = principal;
    this.hasBoundary = hasBoundary;
    this.action = request.action.toLowerCase();
    this.resource = splitArn(withAwsHead(request.resource)) ?? this.#withoutResource();
    const [, , service, region, account, path] = this.resource;
    this.path = service === "s3" && region === "" && account === "" ? path : undefined;
  }

  /** The values of a condition key; undefined where the request lacks it. */
  values(key: string): RequestValues | undefined {
    this.#values ??= new Map();
    const known = this.#values.get(key);
    if (known !== undefined) return known ?? undefined;
    const ofPrincipal = this.request.context.isSimulated ? undefined : principalKey(key);
    const texts = ofPrincipal === undefined ? this.request.context.get(key) : ofPrincipal(this.principal);
    const values = texts === undefined ? undefined : new RequestValues(texts);
    this.#values.set(key, values ?? null);
    return values;
  }

  #variable(key: string): string | undefined {
    this.#variables ??= new Map();
    const known = this.#variables.get(key);
    if (known !== undefined) return known ?? undefined;
    const value = this.#readVariable(key);
    this.#variables.set(key, value ?? null);
    return value;
  }

  /** A key with several values has no single one that could stand in a text, and an empty one is none. */
  #readVariable(key: string): string | undefined {
    const texts = this.values(key)?.texts;
    const [text] = texts ?? [];
    if (texts?.length !== 1 || text === "" || findConditionKey(key)?.isMultivalued === true) return undefined;
    return text;
  }

  /** Actions that concern no resource: an ARN of all that the service has. */
  #withoutResource(): ArnParts {
    const service = this.action.slice(0, this.action.indexOf(":"));
    return ["arn", "aws", service, "", service === "s3" ? "" : this.request.namespace, this.request.resource];
  }
}
