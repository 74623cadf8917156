import type { QueryOperation } from "@concordat/contract/query-api";
import type { XmlElement } from "../aws/xml/write-xml.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import type { IsTrustedProxy } from "../http/trusted-proxy.js";
import type { ObjectContext } from "../object-http/context.js";
import type { Caller, EffectivePolicies } from "../storage/iam/effective/index.js";
import type { Tags } from "../storage/iam/evaluate/index.js";
import type { ServiceRef } from "../storage/service-ref.js";
import type { StorageContext } from "../storage/storage-context.js";
import type { Parameters } from "./parameters.js";

/** What all calls of IAM and STS work with. */
export interface QueryContext extends StorageContext, Pick<ObjectContext, "recordRequests" | "strangerLimits"> {
  readonly db: PrismaClient;
  readonly policies: EffectivePolicies;
  /** Which proxies are believed when they say for whom they ask. */
  readonly isTrustedProxy: IsTrustedProxy;
}

/** A call that is authenticated and authorized. */
export interface QueryCall {
  readonly context: QueryContext;
  readonly db: PrismaClient;
  readonly operation: QueryOperation;
  readonly parameters: Parameters;
  readonly caller: Caller;
  /**
   * The values of a condition key in this request, by its name in lower case.
   *
   * @param resourceTags the tags of what is acted on
   */
  readonly facts: (key: string, resourceTags?: Tags) => readonly string[] | undefined;
  /** The service of the caller: nobody works on another one. */
  readonly service: ServiceRef;
  readonly namespace: string;
  /**
   * The name of the user, group, role or policy that the call is about, with its kind before it where that varies, such as
   * `user/ada`. The user who has the access key that the call is about; empty if nobody has it. Empty for the account.
   */
  readonly resourceName: string;
}

/** Carries an operation out. @returns the members of its result; undefined where it has none */
export type QueryHandler = (call: QueryCall) => Promise<readonly XmlElement[] | undefined>;
