import { expectTypeOf } from "vitest";
import type {
  BucketDetailResponse,
  Concordat,
  CreateAccessKeyResponse,
  PolicyDocument,
  Problem,
  ServiceDetailResponse,
  ServiceListResponse,
  ServiceSummary,
  TrustDocument,
  UserDetailResponse,
} from "./index.js";

declare const cloud: Concordat;
const { services, users, roles, policies, buckets, jobs, metrics } = cloud.objectStorage;

export const results = async (): Promise<void> => {
  expectTypeOf(await users.create("12", { username: "ada" })).toEqualTypeOf<UserDetailResponse>();
  expectTypeOf(await users.accessKeys.create("12", "ada")).toEqualTypeOf<CreateAccessKeyResponse>();
  expectTypeOf(await services.delete("12", { force: true })).toEqualTypeOf<undefined>();
  const answer = await services.get("12").raw();
  if (answer.status === 200) expectTypeOf(answer.body).toEqualTypeOf<ServiceDetailResponse>();
  else expectTypeOf(answer.body).toEqualTypeOf<Problem>();
};

export const addresses = (): void => {
  // @ts-expect-error the service is demanded
  void users.list();
  // @ts-expect-error the user too
  void users.get("12");
  // @ts-expect-error in the order of the path, then the body
  void users.create({ username: "ada" }, "12");
  // @ts-expect-error a path is text
  void users.get("12", 7);
};

export const listings = async (): Promise<void> => {
  const list = services.list({ limit: 10, sort: "-created_at", label: ["env=staging", "team"] as const });
  expectTypeOf(await list).toEqualTypeOf<ServiceListResponse>();
  for await (const service of list) expectTypeOf(service).toEqualTypeOf<ServiceSummary>();
  expectTypeOf(await buckets.list("12").toArray({ limit: 5 })).toEqualTypeOf<BucketDetailResponse[]>();
  // @ts-expect-error only these can be sorted by
  void services.list({ sort: "name" });
  // @ts-expect-error this listing has no pages
  void users.list("12").toArray({ limit: 1 });
  void metrics.listSeries("12", { interval: "6h", from: "2026-03-01T12:00:00Z" });
};

export const documents = (document: PolicyDocument, trust: TrustDocument): void => {
  void policies.create("12", { name: "p", document });
  void policies.create("12", { name: "p", document: "{}" });
  void roles.create("12", { name: "r", assume_role_policy_document: trust });
  const one = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } } as const;
  void users.inlinePolicies.create("12", "ada", { name: "p", document: one });
  // @ts-expect-error an effect is one of two
  void policies.create("12", { name: "p", document: { Version: "2012-10-17", Statement: { Effect: "Maybe" } } });
  // @ts-expect-error permissions speak of no principal
  void policies.create("12", { name: "p", document: { ...one, Statement: { ...one.Statement, Principal: "*" } } });
  // @ts-expect-error what is answered is text
  void policies.get("12", "p").then(({ document: { Version } }) => Version);
};

/** In a merge patch, null removes and undefined leaves alone: where nothing can be removed there is no null. */
export const patches = (): void => {
  void services.modify("12", { labels: null, networks: undefined, termination_protection: true });
  // @ts-expect-error a name cannot be removed
  void services.modify("12", { name: null });
};

export const waiting = async (): Promise<void> => {
  expectTypeOf(await services.waitUntilRunning("12", { maxWaitMs: 1 })).toEqualTypeOf<ServiceDetailResponse>();
  expectTypeOf(services.waitUntilDeleted("12", { maxWaitMs: 1 })).toEqualTypeOf<Promise<void>>();
  expectTypeOf(buckets.waitUntilDeleted("12", "b", { maxWaitMs: 1 })).toEqualTypeOf<Promise<void>>();
  void jobs.waitUntilFinished("j", {
    maxWaitMs: 1,
    minDelayMs: 1,
    maxDelayMs: 2,
    signal: new AbortController().signal,
  });
  // @ts-expect-error the longest wait is demanded
  void services.waitUntilRunning("12");
  // @ts-expect-error the longest wait is demanded, whatever else is said
  void services.waitUntilRunning("12", { minDelayMs: 1 });
};
