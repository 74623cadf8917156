import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestClient, type TestCore } from "../../testing/core.js";

let core: TestCore;
let admin: TestClient;
beforeAll(async () => {
  core = await startTestCore();
  admin = await core.as("admin", "ADMIN");
  for (const username of ["ada", "bob", "carl", "dora"]) await core.user(username);
});
afterAll(() => core.close());

type BrowseQuery = NonNullable<NonNullable<Parameters<TestClient["providers"]["browse"]>[0]>["query"]>;
type Listed = {
  items: { id: string; specification: { id: string }; permissions: { myself: string[] } }[];
  next: string | null;
  itemsPerPage: number;
};
const namesOf = ({ body }: { body: unknown }) => (body as Listed).items.map(({ specification }) => specification.id);
const browse = async (client: TestClient, query: BrowseQuery = {}) => {
  const answer = await client.providers.browse({ query });
  expect(answer.status).toBe(200);
  return { names: namesOf(answer), body: answer.body as Listed };
};

let unique = 0;
/** Writes a provider straight into the database: making keys for hundreds of them would take minutes. */
const plant = async (
  name: string,
  owner: { createdBy: string; projectId?: string; createdAt?: Date },
): Promise<string> => {
  const { prisma, vault, clock } = core.context;
  const at = owner.createdAt ?? clock();
  unique += 1;
  const secret = Buffer.from(`hash ${unique}`);
  const row = await prisma.resource.create({
    data: {
      type: "provider",
      createdBy: owner.createdBy,
      projectId: owner.projectId ?? null,
      createdAt: at,
      provider: {
        create: {
          domain: "p.example.com",
          https: true,
          port: 443,
          auth: {
            create: {
              name,
              publicKey: "key",
              privateKeySealed: secret,
              refreshTokenHash: secret,
              refreshTokenSealed: vault.seal(`token of ${name}`, `auth_providers.refresh_token:${name}`),
              createdAt: at,
              renewedAt: at,
            },
          },
        },
      },
    },
  });
  return row.id.toString();
};

const share = (
  id: string,
  entity: { type: "user"; username: string } | { type: "project_group"; projectId: string; group: string },
  permissions: ("READ" | "EDIT")[],
) => admin.providers.updateAcl({ body: { items: [{ id, added: [{ entity, permissions }], deleted: [] }] } });

describe("who sees a provider", () => {
  it("is its creator, in the personal workspace", async () => {
    const id = await plant("of-ada", { createdBy: "ada" });
    expect((await browse(await core.as("ada"))).names).toContain("of-ada");
    expect((await browse(await core.as("bob"))).names).not.toContain("of-ada");
    const hidden = await (await core.as("bob")).providers.retrieve({ query: { id } });
    expect(hidden).toMatchObject({ status: 404, body: { why: "Not Found", errorCode: null } });
    expect(await (await core.as("ada")).providers.retrieve({ query: { id } })).toMatchObject({
      status: 200,
      body: { refreshToken: "token of of-ada", permissions: { myself: ["ADMIN"], others: null } },
    });
  });

  it("is every administrator of UCloud, in whichever workspace it lies", async () => {
    await core.project("carls", "carl");
    await plant("of-carl", { createdBy: "carl" });
    const id = await plant("of-carls-project", { createdBy: "carl", projectId: "carls" });
    expect((await browse(admin, { filterName: "of-carl" })).names).toEqual(["of-carl"]);
    expect((await browse(admin, { filterName: "of-carls-project" })).names).toEqual(["of-carls-project"]);
    expect((await admin.providers.retrieve({ query: { id } })).status).toBe(200);
    expect((await browse(await core.as("carl"), { filterName: "of-carls-project" })).names).toEqual([]);
  });

  it("is the PI and the administrators of its project, but no plain member, not even its creator", async () => {
    await core.project("lab", "ada", { bob: "ADMIN", carl: "USER" });
    const id = await plant("of-lab", { createdBy: "carl", projectId: "lab" });
    const sees = async (username: string) =>
      (await (await core.as(username)).providers.retrieve({ query: { id } })).status;
    expect([await sees("ada"), await sees("bob"), await sees("carl"), await sees("dora")]).toEqual([
      200, 200, 404, 404,
    ]);
  });

  it("is a user who was given READ, as long as a project's provider is shared with a member of it", async () => {
    const personal = await plant("shared", { createdBy: "ada" });
    const sees = async (username: string, id: string) =>
      (await (await core.as(username)).providers.retrieve({ query: { id } })).status;
    expect(await share(personal, { type: "user", username: "bob" }, ["EDIT"])).toMatchObject({
      status: 200,
      body: { responses: [{}] },
    });
    expect(await sees("bob", personal)).toBe(404);
    await share(personal, { type: "user", username: "bob" }, ["READ"]);
    expect(await sees("bob", personal)).toBe(200);
    const { body } = await browse(await core.as("bob"), { filterName: "shared" });
    expect(body.items[0]?.permissions.myself).toEqual(["READ", "EDIT"]);

    await core.project("club", "ada", { carl: "USER" });
    const ofClub = await plant("of-club", { createdBy: "ada", projectId: "club" });
    await share(ofClub, { type: "user", username: "carl" }, ["READ"]);
    await share(ofClub, { type: "user", username: "dora" }, ["READ"]);
    expect([await sees("carl", ofClub), await sees("dora", ofClub)]).toEqual([200, 404]);
  });

  it("is a member of a group that was given READ", async () => {
    await core.project("guild", "ada", { bob: "USER", carl: "USER" });
    await core.group("readers", "guild", ["bob"]);
    const id = await plant("of-guild", { createdBy: "ada", projectId: "guild" });
    await share(id, { type: "project_group", projectId: "guild", group: "readers" }, ["READ"]);
    const sees = async (username: string) =>
      (await (await core.as(username)).providers.retrieve({ query: { id } })).status;
    expect([await sees("bob"), await sees("carl")]).toEqual([200, 404]);
  });
});

describe("the workspace", () => {
  it("limits lists to the personal resources, or to those of the project in the header", async () => {
    await core.project("wp", "ada");
    await plant("wp-personal", { createdBy: "ada" });
    await plant("wp-project", { createdBy: "ada", projectId: "wp" });
    const personal = (await browse(await core.as("ada"))).names;
    const project = (await browse(await core.as("ada", "USER", "wp"))).names;
    expect([personal.includes("wp-personal"), personal.includes("wp-project")]).toEqual([true, false]);
    expect(project).toEqual(["wp-project"]);
  });

  it("is refused to those who are no members, and where there is no such project", async () => {
    const refused = { status: 403, body: { why: "You are not a member of the project in the Project header" } };
    await core.project("wx", "ada");
    expect(await (await core.as("bob", "USER", "wx")).providers.browse({ query: {} })).toMatchObject(refused);
    expect(await (await core.as("bob", "USER", "none")).providers.init({ body: {} })).toMatchObject(refused);
    expect(await (await core.as("admin", "ADMIN", "wx")).providers.browse({ query: {} })).toMatchObject(refused);
  });
});

describe("pages", () => {
  beforeAll(async () => {
    await core.user("pager");
    const base = core.context.clock().getTime();
    for (let index = 0; index < 60; index++) {
      // three times the same moment, so that ties must be broken
      await plant(`page-${String(index).padStart(2, "0")}`, {
        createdBy: "pager",
        createdAt: new Date(base - Math.floor(index / 3) * 1000),
      });
    }
  });

  const walk = async (query: Parameters<typeof browse>[1], between?: () => Promise<void>) => {
    const pager = await core.as("pager");
    const names: string[] = [];
    let next: string | null = null;
    do {
      const { names: some, body } = await browse(pager, { ...query, ...(next ? { next } : {}) });
      names.push(...some);
      next = body.next;
      await between?.();
    } while (next !== null);
    return names;
  };

  it.each([
    [undefined, 50],
    [10, 10],
    [25, 25],
    [50, 50],
    [100, 100],
    [250, 250],
    [1, 50],
    [1000, 50],
    [-10, 50],
  ])("hold %s items as %i", async (itemsPerPage, size) => {
    const { body } = await browse(await core.as("pager"), itemsPerPage === undefined ? {} : { itemsPerPage });
    expect(body.itemsPerPage).toBe(size);
    expect(body.items).toHaveLength(Math.min(size, 60));
    expect(body.next === null).toBe(size >= 60);
  });

  it.each(["resource", "createdAt", "createdBy", "nonsense"] as const)(
    "sorted by %s show everything once, both ways",
    async (sortBy) => {
      const up = await walk({ sortBy, sortDirection: "ascending", itemsPerPage: 10 });
      const down = await walk({ sortBy, sortDirection: "descending", itemsPerPage: 25 });
      expect(new Set(up).size).toBe(60);
      expect(down).toEqual(up.toReversed());
    },
  );

  it("end with a null next, also when the last page is full", async () => {
    const { body } = await browse(await core.as("pager"), { itemsPerPage: 10, itemsToSkip: 50 });
    expect([body.items.length, body.next]).toEqual([10, null]);
  });

  it("pass over what itemsToSkip says once, also when it is sent again with next", async () => {
    const all = await walk({ itemsPerPage: 100 });
    expect(await walk({ itemsPerPage: 10, itemsToSkip: 5 })).toEqual(all.slice(5));
  });

  it("neither repeat nor lose what stood before, when providers come and go meanwhile", async () => {
    const before = await walk({ itemsPerPage: 10 });
    let round = 0;
    const during = await walk({ itemsPerPage: 10 }, async () => {
      round += 1;
      await plant(`late-${round}`, { createdBy: "pager" });
      const gone = before[(round - 1) * 10];
      await core.context.prisma.resource.deleteMany({ where: { provider: { name: gone ?? "" } } });
    });
    const kept = during.filter((name) => !name.startsWith("late-"));
    expect(kept).toEqual(before);
    expect(new Set(during).size).toBe(during.length);
  });
});

describe("flags", () => {
  let id: string;
  let later: string;
  beforeAll(async () => {
    await core.user("filter_ada");
    await core.user("filterXada");
    id = await plant("flag-one", { createdBy: "filter_ada", createdAt: new Date(1_700_000_000_500) });
    later = await plant("flag-two", { createdBy: "filterXada", createdAt: new Date(1_700_000_001_000) });
  });
  const both = ["flag-one", "flag-two"];

  it.each([
    [{ filterName: "flag-one" }, ["flag-one"]],
    [{ filterName: "FLAG-ONE" }, []],
    [{ filterCreatedBy: "filter_ada" }, ["flag-one"]],
    [{ filterCreatedBy: "ada", filterName: "flag-two" }, ["flag-two"]],
    [{ filterCreatedBy: "FILTER" }, []],
    [{ filterCreatedAfter: 1_700_000_000_500, filterCreatedBefore: 1_700_000_001_000 }, both],
    [{ filterCreatedAfter: 1_700_000_000_501, filterCreatedBefore: 1_700_000_001_000 }, ["flag-two"]],
    [{ filterCreatedAfter: 1_700_000_000_000, filterCreatedBefore: 1_700_000_000_999 }, ["flag-one"]],
    [{ filterCreatedAfter: 9_007_199_254_740_991 }, []],
    [{ filterCreatedBefore: -5 }, []],
    [{ filterProviderIds: "flag-one" }, []],
    [{ filterProvider: "ucloud_core", filterCreatedBy: "filter" }, both],
    [{ filterProvider: "other" }, []],
    [{ filterProductId: "x" }, []],
    [{ filterProductCategory: "x" }, []],
    [{ hideProvider: "ucloud_core" }, []],
    [{ hideProvider: "other", filterCreatedBy: "filter" }, both],
    [{ hideProductId: "x", hideProductCategory: "x", filterCreatedBy: "filter" }, both],
  ])("%j leave %j", async (flags, names) => {
    expect((await browse(admin, flags)).names).toEqual(names);
  });

  it("filter by ids, passing over what is no number", async () => {
    expect((await browse(admin, { filterIds: `${later}, nonsense,${id},99999999999999999999` })).names).toEqual(both);
    expect((await browse(admin, { filterIds: "" })).names).toEqual([]);
  });

  it("apply to retrieve as well", async () => {
    expect((await admin.providers.retrieve({ query: { id, filterName: "flag-two" } })).status).toBe(404);
    expect((await admin.providers.retrieve({ query: { id, filterName: "flag-one" } })).status).toBe(200);
  });

  it("add the access control list only when asked for", async () => {
    await share(id, { type: "user", username: "bob" }, ["READ"]);
    const others = async (includeOthers: boolean) => {
      const { body } = await admin.providers.retrieve({
        query: { id, includeOthers, includeProduct: true, includeSupport: true, includeUpdates: true },
      });
      return body as { permissions: { others: unknown }; status: unknown; updates: unknown };
    };
    expect((await others(false)).permissions.others).toBeNull();
    expect(await others(true)).toMatchObject({
      permissions: { others: [{ entity: { type: "user", username: "bob" }, permissions: ["READ"] }] },
      status: { resolvedProduct: null, resolvedSupport: null },
      updates: [],
    });
  });
});

describe("search", () => {
  const search = async (query: string, more: object = {}) =>
    namesOf(await admin.providers.search({ body: { flags: {}, query, ...more } }));

  it("finds part of a name in any case, and takes wildcards literally", async () => {
    await plant("Needle_1", { createdBy: "ada" });
    await plant("Needle-2", { createdBy: "ada" });
    expect(await search("eedle")).toEqual(["Needle_1", "Needle-2"]);
    expect(await search("NEEDLE_")).toEqual(["Needle_1"]);
    expect(await search("%")).toEqual([]);
    expect(await search("", { flags: { filterName: "Needle-2" } })).toEqual(["Needle-2"]);
  });

  it("shows nobody more than browse would", async () => {
    expect(namesOf(await (await core.as("dora")).providers.search({ body: { flags: {}, query: "eedle" } }))).toEqual(
      [],
    );
  });

  it("asks for flags and a query", async () => {
    const { status, body } = await admin.providers.search({ body: {} as never });
    expect([status, (body as { why: string }).why]).toEqual([
      400,
      "Invalid request received: flags: Value is required. query: Value is required.",
    ]);
  });
});

describe("retrieveSpecification", () => {
  it("finds by resource id, or by name where no resource has that id", async () => {
    const id = await plant("by-id", { createdBy: "ada" });
    await plant("4711", { createdBy: "ada" });
    const service = await core.as("_app-orchestrator", "SERVICE");
    const look = (text: string) => service.providers.retrieveSpecification({ query: { id: text } });
    const found = {
      id: "by-id",
      domain: "p.example.com",
      https: true,
      port: 443,
      product: { id: "", category: "", provider: "ucloud_core" },
    };
    expect(await look(id)).toMatchObject({ status: 200, body: found });
    expect(await look("by-id")).toMatchObject({ status: 200, body: found });
    expect(await look("4711")).toMatchObject({ status: 200, body: { id: "4711" } });
    expect(await look("nobody")).toMatchObject({ status: 404, body: { why: "Not Found" } });
  });
});
