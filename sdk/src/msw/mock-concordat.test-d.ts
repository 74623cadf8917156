import { setupWorker } from "msw/browser";
import { setupServer } from "msw/node";
import { expectTypeOf } from "vitest";
import type { Problem, ProviderSpecificationInput, ServiceDetailResponse, UserDetailResponse } from "../index.js";
import { mockConcordat, type OperationId } from "./index.js";

const mock = mockConcordat({ baseUrl: "https://cloud.test" });
setupServer(...mock.handlers);
setupWorker(...mock.handlers);

export const answers = (user: UserDetailResponse, problem: Problem, service: ServiceDetailResponse): void => {
  mock.objectStorage.users.create({ status: 201, body: user });
  mock.objectStorage.users.create({ status: 404, body: problem, headers: { "x-a": "b" } });
  mock.objectStorage.users.create(async ({ params, body, query, example, request }) => {
    expectTypeOf(params.service_uuid).toEqualTypeOf<string>();
    expectTypeOf(body.username).toEqualTypeOf<string>();
    expectTypeOf(query).toEqualTypeOf<undefined>();
    expectTypeOf(example).toEqualTypeOf<UserDetailResponse>();
    expectTypeOf(request).toEqualTypeOf<Request>();
    return { status: 201, body: { ...example, username: body.username } };
  });
  mock.objectStorage.users.create(({ fail }) =>
    fail(402, { code: "object_storage.insufficient_credits", why: "Broke." }),
  );
  mock.objectStorage.services.get([{ status: 200, body: service }, ({ fail }) => fail(404)], { times: 2 });
  mock.objectStorage.users.delete({ status: 204 });
  mock.providers.create(({ body }) => {
    expectTypeOf(body.items).toEqualTypeOf<readonly ProviderSpecificationInput[]>();
    return { status: 200, body: { responses: body.items.map(({ id }) => ({ id })) } };
  });
  mock.integrationProvider.retrieveManifest(({ params }) => {
    expectTypeOf(params.providerId).toEqualTypeOf<string>();
    return undefined;
  });
  expectTypeOf(mock.objectStorage.users.get.calls[0]?.params).toEqualTypeOf<
    { readonly service_uuid: string; readonly username: string } | undefined
  >();
};

export const mistakes = (user: UserDetailResponse, problem: Problem): void => {
  // @ts-expect-error a user is created with 201
  mock.objectStorage.users.create({ status: 200, body: user });
  // @ts-expect-error a user is no problem
  mock.objectStorage.users.create({ status: 404, body: user });
  // @ts-expect-error creating a user never conflicts
  mock.objectStorage.users.create({ status: 409.5, body: problem });
  // @ts-expect-error a user has more than a name
  mock.objectStorage.users.create(({ body }) => ({ status: 201, body: { username: body.username } }));
  // @ts-expect-error what is gone has no body
  mock.objectStorage.users.delete({ status: 204, body: user });
  // @ts-expect-error there is no such operation
  mock.objectStorage.users.find;
  // @ts-expect-error a list needs an answer
  mock.objectStorage.users.get([]);
  // @ts-expect-error reading a user costs nothing
  mock.objectStorage.users.get(({ fail }) => fail(402));
};

export const faults = (): void => {
  mock.fail("providers.create", 409);
  mock.fail("providers.create", 401, { code: "ucloud.missing_scope", times: 1 });
  mock.fail("objectStorage.services.create", 402, { why: "Pay first." });
  mock.networkError("providers.create", { times: 1 });
  mock.badGateway();
  mock.truncate();
  mock.delay(5);
  mock.delay(Number.POSITIVE_INFINITY, "providers.create");
  mock.reset();
  // @ts-expect-error `browse` declares no conflict
  mock.fail("providers.browse", 409);
  // @ts-expect-error the code has another status
  mock.fail("providers.create", 409, { code: "ucloud.missing_scope" });
  // @ts-expect-error there is no such operation
  mock.fail("providers.find", 404);
  // @ts-expect-error there is no such operation
  mock.networkError("providers.find");
};

expectTypeOf<"providers.create" | "integrationProvider.welcome">().toExtend<OperationId>();
