import assert from "node:assert/strict";
import { type Concordat, ConflictError } from "@concordat/sdk";

/** Gives a service a domain of the customer's own, and serves a website there. */
export const setUpWebsite = async ({ objectStorage }: Concordat, service: string): Promise<void> => {
  const { customDomains, domains, staticWebsites } = objectStorage;
  const domain = { domain_name: "www.example.com", type: "public", mode: "static-website" } as const;
  await customDomains.create(service, domain);
  const website = await staticWebsites.create(service, {
    domain_name: domain.domain_name,
    bucket_name: "homepage",
    error_pages: [
      { error_document: "errors/404.html", status_code: 404 },
      { error_document: "errors/5xx.html", status_range: { start: 500, end: 599 } },
    ],
  });
  assert.equal(website.index_document, "index.html");
  const all = await domains.list(service);
  assert.ok(all.domains.some((each) => each.domain === domain.domain_name));

  // one configuration for each domain: the second is refused with an error of its own
  await assert.rejects(
    staticWebsites.create(service, { domain_name: domain.domain_name, bucket_name: "homepage" }),
    (error) =>
      error instanceof ConflictError && error.code === "object_storage.conflict" && error.correlationId !== null,
  );
};
