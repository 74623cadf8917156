import { bulkLimits, ucloud } from "@concordat/contract/ucloud";
import type { ApiFixture } from "../../kit/api-fixture.js";
import { wireTo } from "../../kit/wire.js";

const { providers, authProviders } = ucloud;

/** A request for a thousand things, none of them twice. */
export interface BulkRequest {
  readonly id: string;
  readonly path: string;
  readonly body: unknown;
}

const many = <Item>(make: (index: number) => Item): Item[] => Array.from({ length: bulkLimits.max }, (_, i) => make(i));

/** Makes bulk requests for a thousand providers, whose creation is the first of them. It is sent here, as the others need it. */
export const bulkRequests = async ({ url, headers }: ApiFixture, round: number): Promise<readonly BulkRequest[]> => {
  const name = (index: number) => `bulk-${round}-${index}`;
  const ask = async (path: string, body: unknown): Promise<readonly Record<string, string>[]> => {
    const { status, text } = await wireTo(url).send({
      method: "POST",
      target: path,
      headers,
      body: JSON.stringify(body),
    });
    if (status !== 200) throw new Error(`${path}: ${text.slice(0, 200)}`);
    return (JSON.parse(text) as { responses: Record<string, string>[] }).responses;
  };
  const specification = (id: string) => ({ id, domain: `${"d".repeat(60)}.example.com`, https: true, port: 443 });
  const create = { items: many((index) => specification(name(index))) };
  const ids = (await ask(providers.create.path, create)).map(({ id }) => id);
  const refreshTokens = (await ask(authProviders.renew.path, { items: many((index) => ({ id: name(index) })) })).map(
    ({ refreshToken }) => refreshToken,
  );
  const claimTokens = (
    await ask(authProviders.register.path, { items: many((index) => ({ id: `claimed-${round}-${index}` })) })
  ).map(({ claimToken }) => claimToken);
  const entity = { type: "user", username: "reader" };
  return [
    {
      id: "providers.create",
      path: providers.create.path,
      body: { items: many((index) => specification(`more-${round}-${index}`)) },
    },
    { id: "providers.update", path: providers.update.path, body: create },
    {
      id: "providers.updateAcl",
      path: providers.updateAcl.path,
      body: {
        items: ids.map((id) => ({
          id,
          added: Array.from({ length: 3 }, () => ({ entity, permissions: ["READ", "EDIT"] })),
          deleted: [entity, entity],
        })),
      },
    },
    { id: "providers.renewToken", path: providers.renewToken.path, body: { items: ids.map((id) => ({ id })) } },
    {
      id: "authProviders.register",
      path: authProviders.register.path,
      body: { items: many((index) => ({ id: `registered-${round}-${index}` })) },
    },
    {
      id: "authProviders.claim",
      path: authProviders.claim.path,
      body: { items: claimTokens.map((claimToken) => ({ claimToken })) },
    },
    {
      id: "authProviders.refresh",
      path: authProviders.refresh.path,
      body: { items: refreshTokens.map((refreshToken) => ({ refreshToken })) },
    },
    {
      id: "authProviders.refreshAsOrchestrator",
      path: authProviders.refreshAsOrchestrator.path,
      body: { items: many((index) => ({ providerId: name(index) })) },
    },
    {
      id: "authProviders.renew",
      path: authProviders.renew.path,
      body: { items: many((index) => ({ id: name(index) })) },
    },
    { id: "providers.search", path: providers.search.path, body: { flags: {}, query: "bulk", itemsPerPage: 250 } },
  ];
};
