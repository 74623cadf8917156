import { expectTypeOf } from "vitest";
import {
  ApiError,
  type BulkResponseOfFindByStringId,
  type Concordat,
  ConnectionError,
  type FindByStringId,
  inBulk,
  isConcordatError,
  NotFoundError,
  type PageV2OfProvider,
  type Provider,
  type ProviderSpecification,
  type ProviderSpecificationInput,
  type Unit,
} from "./index.js";

declare const cloud: Concordat;
declare const provider: Provider;
const specification = { id: "example", domain: "provider.example.com", https: true } as const;

export const results = async (): Promise<void> => {
  const call = cloud.providers.create({ items: [specification] });
  expectTypeOf(await call).toEqualTypeOf<BulkResponseOfFindByStringId>();
  expectTypeOf((await call.withResponse()).data).toEqualTypeOf<BulkResponseOfFindByStringId>();
  expectTypeOf((await call.withResponse()).requestId).toEqualTypeOf<string | null>();
  expectTypeOf(call).toExtend<Promise<BulkResponseOfFindByStringId>>();
};

export const listings = async (): Promise<void> => {
  expectTypeOf(await cloud.providers.browse()).toEqualTypeOf<PageV2OfProvider>();
  for await (const item of cloud.providers.browse()) expectTypeOf(item).toEqualTypeOf<Provider>();
  for await (const page of cloud.providers.search({ flags: {}, query: "" }).pages())
    expectTypeOf(page).toEqualTypeOf<PageV2OfProvider>();
  expectTypeOf(await cloud.providers.browse().toArray({ limit: 10 })).toEqualTypeOf<Provider[]>();
  // @ts-expect-error a list without an end needs a limit
  await cloud.providers.browse().toArray();
};

export const requests = (): void => {
  void cloud.providers.retrieve({ id: "1" });
  void cloud.providers.retrieve({ id: "1", flags: { includeOthers: true, filterName: null, filterIds: undefined } });
  // @ts-expect-error the id is demanded
  void cloud.providers.retrieve({});
  // @ts-expect-error flags are nested, not flat
  void cloud.providers.retrieve({ id: "1", includeOthers: true });
  // @ts-expect-error flags are demanded where they travel in a body
  void cloud.providers.search({ query: "x" });
  // @ts-expect-error a port is a number
  void cloud.providers.create({ items: [{ ...specification, port: "443" }] });
  // @ts-expect-error an item without a domain
  void cloud.providers.create({ items: [{ id: "example", https: true }] });
  const entity = { type: "user", username: "a" } as const;
  // @ts-expect-error only these permissions exist
  void cloud.providers.updateAcl({ items: [{ id: "1", added: [{ entity, permissions: ["OWN"] }], deleted: [] }] });
  void cloud.providers.init();
};

export const workspaces = (): void => {
  void cloud.providers.create({ items: [specification] }, { project: "p", timeoutMs: 1, headers: { a: "b" } });
  void cloud.providers.browse({}, { project: null });
  // @ts-expect-error this operation acts in no workspace
  void cloud.objectStorage.services.get("12", { project: "p" });
};

export const forms = (): void => {
  expectTypeOf<ProviderSpecification["port"]>().toEqualTypeOf<number | null>();
  expectTypeOf<ProviderSpecificationInput["port"]>().toEqualTypeOf<number | null | undefined>();
  expectTypeOf<Provider["providerGeneratedId"]>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<Provider["permissions"]>().extract<null>().toEqualTypeOf<null>();
  // What was received can be sent back.
  void cloud.providers.update({ items: [provider.specification] });
};

/** A provider that nobody wrote tests for answers `[null]` here. */
export const tolerant = async (): Promise<void> => {
  const { responses } = await cloud.providers.updateAcl({ items: [] });
  expectTypeOf(responses).toEqualTypeOf<(Unit | null)[]>();
};

export const bulks = async (): Promise<void> => {
  const specifications: ProviderSpecificationInput[] = [specification];
  expectTypeOf(await inBulk(specifications, (items) => cloud.providers.create({ items }))).toEqualTypeOf<
    FindByStringId[]
  >();
  expectTypeOf(await inBulk([{ id: "1" }], (items) => cloud.providers.renewToken({ items }))).toEqualTypeOf<never[]>();
};

export const errors = (error: unknown): void => {
  if (!isConcordatError(error)) return;
  if (error instanceof ConnectionError) return;
  expectTypeOf(error).not.toEqualTypeOf<never>();
  if (error instanceof NotFoundError) expectTypeOf(error.status).toEqualTypeOf<404>();
  else if (error instanceof ApiError) expectTypeOf(error.status).toEqualTypeOf<number>();
  else expectTypeOf(error.operation).toEqualTypeOf<string | undefined>();
};
