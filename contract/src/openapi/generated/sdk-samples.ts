// Generated from the contract by scripts/generate-docs.ts: change the contract, not this file.

/** Programs that use the SDK, one for each example, by the id of the operation. */
export const sdkSamples: Readonly<Record<string, readonly string[]>> = {
  "providers.browse": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nfor await (const item of cloud.providers.browse({ flags: { filterName: \"example\", includeOthers: true }, itemsPerPage: 25 })) {\n  console.log(item);\n}",
  ],
  "providers.retrieve": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.providers.retrieve({\n  flags: { includeOthers: false, includeUpdates: false, includeSupport: false, includeProduct: false },\n  id: \"51231\",\n});",
  ],
  "providers.retrieveSpecification": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.providers.retrieveSpecification({ id: \"51231\" });",
  ],
  "providers.search": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nfor await (const item of cloud.providers.search({ flags: {}, query: \"exam\", itemsPerPage: 10 })) {\n  console.log(item);\n}",
  ],
  "providers.approve": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.providers.approve({ token: \"5f0c9b1e-6d2a-4d55-9a5e-0a4b6f1c7d3e\" });",
  ],
  "providers.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.providers.create({ items: [{ id: \"example\", domain: \"provider.example.com\", https: true, port: 443 }] });",
  ],
  "providers.init": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.providers.init();",
  ],
  "providers.renewToken": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.providers.renewToken({ items: [{ id: \"51231\" }] });",
  ],
  "providers.requestApproval": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.providers.requestApproval({\n  type: \"information\",\n  specification: {\n    id: \"example\",\n    domain: \"provider.example.com\",\n    https: true,\n    port: null,\n    product: { id: \"\", category: \"\", provider: \"ucloud_core\" },\n  },\n});",
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.providers.requestApproval({ type: \"sign\", token: \"5f0c9b1e-6d2a-4d55-9a5e-0a4b6f1c7d3e\" });",
  ],
  "providers.update": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.providers.update({ items: [{ id: \"example\", domain: \"new.example.com\", https: true, port: 443 }] });",
  ],
  "providers.updateAcl": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.providers.updateAcl({\n  items: [\n    {\n      id: \"51231\",\n      added: [{ entity: { type: \"user\", username: \"ada\" }, permissions: [\"READ\"] }],\n      deleted: [\n        {\n          type: \"project_group\",\n          projectId: \"7e3f1d1a-6a2b-4a55-9f4e-2f6c1b0d9e8a\",\n          group: \"0b9a6c1d-52f3-4c3e-8d57-1a2b3c4d5e6f\",\n        },\n      ],\n    },\n  ],\n});",
  ],
  "authProviders.register": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.authProviders.register({ items: [{ id: \"example\" }] });",
  ],
  "authProviders.claim": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.authProviders.claim({ items: [{ claimToken: \"c29tZSByYW5kb20gYnl0ZXM=\" }] });",
  ],
  "authProviders.renew": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.authProviders.renew({ items: [{ id: \"example\" }] });",
  ],
  "authProviders.refresh": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n});\nconst answer = await cloud.authProviders.refresh({ items: [{ refreshToken: \"9c2d7a54-1e8b-4f60-b3a9-7d5e0c4f2a16\" }] });",
  ],
  "authProviders.retrievePublicKey": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.authProviders.retrievePublicKey({ id: \"example\" });",
  ],
  "authProviders.refreshAsOrchestrator": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.authProviders.refreshAsOrchestrator({ items: [{ providerId: \"example\" }] });",
  ],
  "authProviders.generateKeyPair": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UCLOUD_TOKEN,\n});\nconst answer = await cloud.authProviders.generateKeyPair();",
  ],
  "objectStorage.account.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.account.get();",
  ],
  "objectStorage.prices.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.prices.list();",
  ],
  "objectStorage.regions.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.regions.list();",
  ],
  "objectStorage.regions.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.regions.get(\"europe-2\");",
  ],
  "objectStorage.zones.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.zones.list();",
  ],
  "objectStorage.jobs.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.jobs.create({\n  type: \"copy\",\n  source: {\n    access_key_id: \"AKIAOLDSTORAGE\",\n    endpoint_url: \"https://s3.example.com\",\n    bucket: \"archive\",\n    secret_access_key: \"ThisIsNoRealSecret+ItOnlyLooksLikeOne/40\",\n  },\n  target: {\n    access_key_id: \"AKIA4C0FFEE15BAD5EED\",\n    endpoint_url: \"https://k3v9a.upcloudobjects.com\",\n    bucket: \"archive\",\n    secret_access_key: \"NeitherIsThisOne+ButItHasTheSameLength/4\",\n  },\n});",
  ],
  "objectStorage.jobs.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.jobs.list();",
  ],
  "objectStorage.jobs.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.jobs.get(\"12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14\");",
  ],
  "objectStorage.jobs.cancel": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.jobs.cancel(\"12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14\");",
  ],
  "objectStorage.services.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.services.create({\n  name: \"media-archive\",\n  region: \"europe-2\",\n  configured_status: \"started\",\n  networks: [{ name: \"internet\", type: \"public\", family: \"IPv4\" }],\n  labels: [{ key: \"env\", value: \"staging\" }],\n});",
  ],
  "objectStorage.services.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nfor await (const item of cloud.objectStorage.services.list({ label: [\"env=staging\", \"team\"], sort: \"service_name\", limit: 50 })) {\n  console.log(item);\n}",
  ],
  "objectStorage.services.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.services.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\");",
  ],
  "objectStorage.services.replace": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.services.replace(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", { name: \"media-archive\", configured_status: \"stopped\" });",
  ],
  "objectStorage.services.modify": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.services.modify(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", { termination_protection: true, labels: null });",
  ],
  "objectStorage.services.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.services.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", { force: true });",
  ],
  "objectStorage.networks.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.networks.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", {\n  name: \"office\",\n  type: \"private\",\n  family: \"IPv4\",\n  uuid: \"03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07\",\n});",
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.networks.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", { name: \"internet\", type: \"public\", family: \"IPv4\" });",
  ],
  "objectStorage.networks.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.networks.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\");",
  ],
  "objectStorage.networks.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.networks.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"office\");",
  ],
  "objectStorage.networks.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.networks.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"office\");",
  ],
  "objectStorage.labels.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.labels.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", { key: \"env\", value: \"staging\" });",
  ],
  "objectStorage.labels.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.labels.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\");",
  ],
  "objectStorage.labels.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.labels.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"env\");",
  ],
  "objectStorage.labels.modify": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.labels.modify(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"env\", { value: \"production\" });",
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.labels.modify(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"env\", { key: \"environment\" });",
  ],
  "objectStorage.labels.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.labels.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"env\");",
  ],
  "objectStorage.buckets.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.buckets.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", { name: \"holiday-photos\" });",
  ],
  "objectStorage.buckets.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nfor await (const item of cloud.objectStorage.buckets.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", { limit: 50, offset: 0 })) {\n  console.log(item);\n}",
  ],
  "objectStorage.buckets.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.buckets.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"holiday-photos\");",
  ],
  "objectStorage.metrics.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.metrics.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\");",
  ],
  "objectStorage.metrics.listSeries": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nfor await (const item of cloud.objectStorage.metrics.listSeries(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", {\n  from: \"2026-03-01T00:00:00Z\",\n  to: \"2026-03-02T00:00:00Z\",\n  interval: \"12h\",\n  sort: \"start_at\",\n  limit: 2,\n})) {\n  console.log(item);\n}",
  ],
  "objectStorage.customDomains.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.customDomains.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", { domain_name: \"objects.example.com\", type: \"public\" });",
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.customDomains.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", {\n  domain_name: \"www.example.com\",\n  type: \"public\",\n  mode: \"static-website\",\n});",
  ],
  "objectStorage.customDomains.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.customDomains.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\");",
  ],
  "objectStorage.customDomains.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.customDomains.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"objects.example.com\");",
  ],
  "objectStorage.customDomains.modify": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.customDomains.modify(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"objects.example.com\", { domain_name: \"files.example.com\", type: \"public\" });",
  ],
  "objectStorage.customDomains.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.customDomains.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"objects.example.com\");",
  ],
  "objectStorage.domains.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.domains.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\");",
  ],
  "objectStorage.staticWebsites.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.staticWebsites.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", {\n  domain_name: \"www.example.com\",\n  bucket_name: \"homepage\",\n  bucket_prefix: \"dist/\",\n  error_pages: [\n    { error_document: \"errors/404.html\", status_code: 404 },\n    { error_document: \"errors/5xx.html\", status_range: { start: 500, end: 599 } },\n  ],\n});",
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.staticWebsites.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", { bucket_name: \"app\", spa_mode: true });",
  ],
  "objectStorage.staticWebsites.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.staticWebsites.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\");",
  ],
  "objectStorage.staticWebsites.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.staticWebsites.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"www.example.com\");",
  ],
  "objectStorage.staticWebsites.modify": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.staticWebsites.modify(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"www.example.com\", { enabled: false });",
  ],
  "objectStorage.staticWebsites.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.staticWebsites.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"www.example.com\");",
  ],
  "objectStorage.users.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", { username: \"ada\" });",
  ],
  "objectStorage.users.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\");",
  ],
  "objectStorage.users.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\");",
  ],
  "objectStorage.users.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.users.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\");",
  ],
  "objectStorage.users.accessKeys.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.accessKeys.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\");",
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.accessKeys.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", {});",
  ],
  "objectStorage.users.accessKeys.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.accessKeys.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\");",
  ],
  "objectStorage.users.accessKeys.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.accessKeys.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", \"AKIA4C0FFEE15BAD5EED\");",
  ],
  "objectStorage.users.accessKeys.modify": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.accessKeys.modify(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", \"AKIA4C0FFEE15BAD5EED\", { status: \"Inactive\" });",
  ],
  "objectStorage.users.accessKeys.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.users.accessKeys.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", \"AKIA4C0FFEE15BAD5EED\");",
  ],
  "objectStorage.users.policies.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.policies.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\");",
  ],
  "objectStorage.users.policies.attach": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.users.policies.attach(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", { name: \"ECSS3ReadOnlyAccess\" });",
  ],
  "objectStorage.users.policies.detach": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.users.policies.detach(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", \"ECSS3ReadOnlyAccess\");",
  ],
  "objectStorage.users.inlinePolicies.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.inlinePolicies.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", {\n  name: \"list-buckets\",\n  document: \"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"s3:ListBucket\\\",\\\"Resource\\\":\\\"*\\\"}]}\",\n});",
  ],
  "objectStorage.users.inlinePolicies.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.inlinePolicies.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\");",
  ],
  "objectStorage.users.inlinePolicies.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.inlinePolicies.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", \"list-buckets\");",
  ],
  "objectStorage.users.inlinePolicies.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.users.inlinePolicies.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", \"list-buckets\");",
  ],
  "objectStorage.users.tags.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.tags.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\");",
  ],
  "objectStorage.users.tags.replace": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.tags.replace(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", [\n  { key: \"department\", value: \"research\" },\n  { key: \"contact\", value: \"\" },\n]);",
  ],
  "objectStorage.users.tags.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.users.tags.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", \"department\");",
  ],
  "objectStorage.users.permissionsBoundary.set": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.users.permissionsBoundary.set(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\", { policy_name: \"reports-only\" });",
  ],
  "objectStorage.users.permissionsBoundary.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.users.permissionsBoundary.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"ada\");",
  ],
  "objectStorage.groups.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.groups.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", { name: \"analysts\" });",
  ],
  "objectStorage.groups.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.groups.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\");",
  ],
  "objectStorage.groups.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.groups.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"analysts\");",
  ],
  "objectStorage.groups.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.groups.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"analysts\");",
  ],
  "objectStorage.groups.users.attach": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.groups.users.attach(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"analysts\", \"ada\");",
  ],
  "objectStorage.groups.users.remove": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.groups.users.remove(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"analysts\", \"ada\");",
  ],
  "objectStorage.groups.policies.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.groups.policies.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"analysts\");",
  ],
  "objectStorage.groups.policies.attach": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.groups.policies.attach(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"analysts\", { name: \"ECSS3ReadOnlyAccess\" });",
  ],
  "objectStorage.groups.policies.detach": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.groups.policies.detach(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"analysts\", \"ECSS3ReadOnlyAccess\");",
  ],
  "objectStorage.groups.inlinePolicies.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.groups.inlinePolicies.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"analysts\", {\n  name: \"list-buckets\",\n  document: \"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"s3:ListBucket\\\",\\\"Resource\\\":\\\"*\\\"}]}\",\n});",
  ],
  "objectStorage.groups.inlinePolicies.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.groups.inlinePolicies.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"analysts\");",
  ],
  "objectStorage.groups.inlinePolicies.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.groups.inlinePolicies.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"analysts\", \"list-buckets\");",
  ],
  "objectStorage.groups.inlinePolicies.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.groups.inlinePolicies.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"analysts\", \"list-buckets\");",
  ],
  "objectStorage.roles.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", {\n  name: \"report-reader\",\n  assume_role_policy_document: \"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":{\\\"AWS\\\":[\\\"urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada\\\"]},\\\"Action\\\":\\\"sts:AssumeRole\\\",\\\"Resource\\\":\\\"*\\\"}]}\",\n  description: \"Reads reports.\",\n  max_session_duration: 7200,\n  permissions_boundary: \"reports-only\",\n  tags: [{ key: \"department\", value: \"research\" }, { key: \"contact\", value: \"\" }],\n});",
  ],
  "objectStorage.roles.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\");",
  ],
  "objectStorage.roles.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\");",
  ],
  "objectStorage.roles.update": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.update(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\", { description: \"Reads last year's reports.\", max_session_duration: 3600 });",
  ],
  "objectStorage.roles.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.roles.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\");",
  ],
  "objectStorage.roles.assumeRolePolicy.set": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.assumeRolePolicy.set(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\", {\n  document: \"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":{\\\"AWS\\\":[\\\"urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada\\\"]},\\\"Action\\\":\\\"sts:AssumeRole\\\",\\\"Resource\\\":\\\"*\\\"}]}\",\n});",
  ],
  "objectStorage.roles.policies.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.policies.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\");",
  ],
  "objectStorage.roles.policies.attach": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.roles.policies.attach(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\", { name: \"ECSS3ReadOnlyAccess\" });",
  ],
  "objectStorage.roles.policies.detach": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.roles.policies.detach(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\", \"ECSS3ReadOnlyAccess\");",
  ],
  "objectStorage.roles.inlinePolicies.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.inlinePolicies.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\", {\n  name: \"list-buckets\",\n  document: \"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"s3:ListBucket\\\",\\\"Resource\\\":\\\"*\\\"}]}\",\n});",
  ],
  "objectStorage.roles.inlinePolicies.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.inlinePolicies.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\");",
  ],
  "objectStorage.roles.inlinePolicies.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.inlinePolicies.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\", \"list-buckets\");",
  ],
  "objectStorage.roles.inlinePolicies.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.roles.inlinePolicies.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\", \"list-buckets\");",
  ],
  "objectStorage.roles.tags.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.tags.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\");",
  ],
  "objectStorage.roles.tags.replace": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.tags.replace(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\", [\n  { key: \"department\", value: \"research\" },\n  { key: \"contact\", value: \"\" },\n]);",
  ],
  "objectStorage.roles.tags.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.roles.tags.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\", \"department\");",
  ],
  "objectStorage.roles.permissionsBoundary.set": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.roles.permissionsBoundary.set(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\", { policy_name: \"reports-only\" });",
  ],
  "objectStorage.roles.permissionsBoundary.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.roles.permissionsBoundary.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"report-reader\");",
  ],
  "objectStorage.policies.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.policies.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", {\n  name: \"reports-only\",\n  description: \"Reads reports, and nothing else.\",\n  document: \"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Sid\\\":\\\"read\\\",\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":[\\\"s3:GetObject\\\"],\\\"Resource\\\":\\\"arn:aws:s3:::reports/*\\\"}]}\",\n});",
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.policies.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", {\n  name: \"reports-only\",\n  description: \"Reads reports, and nothing else.\",\n  document: \"%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Sid%22%3A%22read%22%2C%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%5B%22s3%3AGetObject%22%5D%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Areports%2F*%22%7D%5D%7D\",\n});",
  ],
  "objectStorage.policies.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.policies.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\");",
  ],
  "objectStorage.policies.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.policies.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"reports-only\");",
  ],
  "objectStorage.policies.setDefaultVersion": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.policies.setDefaultVersion(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"reports-only\", { version_id: \"v2\" });",
  ],
  "objectStorage.policies.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.policies.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"reports-only\");",
  ],
  "objectStorage.policies.versions.create": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.policies.versions.create(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"reports-only\", {\n  document: \"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Sid\\\":\\\"read\\\",\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":[\\\"s3:GetObject\\\"],\\\"Resource\\\":\\\"arn:aws:s3:::reports/*\\\"}]}\",\n  is_default: true,\n});",
  ],
  "objectStorage.policies.versions.list": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.policies.versions.list(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"reports-only\");",
  ],
  "objectStorage.policies.versions.get": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nconst answer = await cloud.objectStorage.policies.versions.get(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"reports-only\", \"v2\");",
  ],
  "objectStorage.policies.versions.delete": [
  "import { Concordat } from \"@concordat/sdk\";\n\nconst cloud = new Concordat({\n  baseUrl: \"http://127.0.0.1:8080\",\n  credentials: process.env.UPCLOUD_TOKEN,\n});\nawait cloud.objectStorage.policies.versions.delete(\"12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35\", \"reports-only\", \"v1\");",
  ],
};
