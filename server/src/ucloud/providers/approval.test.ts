import { approvalLifetimeMs } from "@concordat/contract/ucloud";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultQuotas } from "../../quotas/quotas.js";
import { startTestCore, type TestClient, type TestCore } from "../../testing/core.js";
import { fingerprint } from "../../vault/fingerprint.js";

let core: TestCore;
let admin: TestClient;
let guest: TestClient;
beforeAll(async () => {
  core = await startTestCore();
  admin = await core.as("admin", "ADMIN");
  guest = core.withBearer(undefined);
});
afterAll(() => core.close());

const specification = (id: string, domain = "provider.example.com") => ({ id, domain, https: true, port: null });
const badToken = { status: 400, body: { why: "Bad token provided", errorCode: null } };

const inform = async (name: string, domain?: string): Promise<string> => {
  const answer = await guest.providers.requestApproval({
    body: { type: "information", specification: specification(name, domain) },
  });
  expect(answer).toMatchObject({ status: 200, body: { type: "requires_signature" } });
  return (answer.body as { token: string }).token;
};
const sign = async (token: string, username = "sysadmin") =>
  (await core.as(username)).providers.requestApproval({ body: { type: "sign", token } });
const approve = (token: string, client = admin) => client.providers.approve({ body: { token } });

describe("the approval protocol", () => {
  it("turns information, a signature and an approval into a provider of the signer", async () => {
    const token = await inform("example");
    expect(await sign(token)).toMatchObject({ status: 200, body: { type: "awaiting_admin_approval", token } });
    const approved = await approve(token);
    expect(approved).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^\d+$/) } });
    const { id } = approved.body as { id: string };

    const owner = await core.as("sysadmin");
    const read = await owner.providers.retrieve({ query: { id, includeOthers: true } });
    expect(read.body).toMatchObject({
      id,
      specification: { ...specification("example"), port: null },
      owner: { createdBy: "sysadmin" },
      permissions: { myself: ["ADMIN"], others: [] },
    });
    const { project } = (read.body as { owner: { project: string } }).owner;
    const { prisma } = core.context;
    expect(await prisma.project.findUnique({ where: { id: project }, include: { members: true } })).toMatchObject({
      title: "Provider: example",
      members: [{ username: "sysadmin", role: "PI" }],
    });
    const auth = await prisma.authProvider.findUnique({ where: { name: "example" } });
    expect(auth).toMatchObject({ didClaim: true });
    const inProject = await core.as("sysadmin", "USER", project);
    expect((await inProject.providers.browse({ query: { filterProviderIds: "example" } })).body).toMatchObject({
      items: [{ id }],
    });
  });

  it("schedules a welcome with the tokens of the provider, together with the approval and not in clear", async () => {
    const token = await inform("welcomed");
    await sign(token);
    const before = await core.context.prisma.delivery.count();
    const { id } = (await approve(token)).body as { id: string };
    expect(await core.context.prisma.delivery.count()).toBe(before + 1);
    const delivery = await core.context.prisma.delivery.findFirstOrThrow({ where: { provider: "welcomed" } });
    expect(delivery).toMatchObject({ operation: "integrationProvider.welcome", state: "PENDING" });
    const { refreshToken } = (await (await core.as("sysadmin")).providers.retrieve({ query: { id } })).body as {
      refreshToken: string;
    };
    expect(Buffer.from(delivery.payloadSealed).toString("latin1")).not.toContain(refreshToken);
    expect(Buffer.from(delivery.payloadSealed).toString("latin1")).not.toContain(token);
  });

  it("takes each token once", async () => {
    const token = await inform("once");
    expect(await approve(token)).toMatchObject(badToken);
    await sign(token);
    expect(await sign(token, "another")).toMatchObject(badToken);
    expect((await approve(token)).status).toBe(200);
    expect(await approve(token)).toMatchObject(badToken);
    expect(await sign(token)).toMatchObject(badToken);
    expect(await approve("never issued")).toMatchObject(badToken);
  });

  it("gives each step five minutes from the information on", async () => {
    const [unsigned, signed, inTime] = [await inform("late-1"), await inform("late-2"), await inform("late-3")];
    await sign(signed);
    await sign(inTime);
    core.context.clock.advance(approvalLifetimeMs - 1);
    const freshAdmin = await core.as("admin", "ADMIN");
    expect((await approve(inTime, freshAdmin)).status).toBe(200);
    core.context.clock.advance(1);
    expect(await sign(unsigned)).toMatchObject(badToken);
    expect(await approve(signed, freshAdmin)).toMatchObject(badToken);
    await inform("late-4");
    expect(await core.context.prisma.approvalRequest.count({ where: { requestedName: { startsWith: "late-" } } })).toBe(
      1,
    );
    admin = freshAdmin;
  });

  it("keeps requests of one name side by side: a stranger's can neither end a signed one nor change it", async () => {
    const honest = await inform("contended", "honest.example.com");
    await sign(honest);
    const evil = await inform("contended", "evil.example.com");
    expect(await approve(evil)).toMatchObject(badToken);
    expect((await sign(evil, "eve")).status).toBe(200);
    const { id } = (await approve(honest)).body as { id: string };
    const read = await (await core.as("sysadmin")).providers.retrieve({ query: { id } });
    expect(read.body).toMatchObject({ specification: specification("contended", "honest.example.com") });
    // approval decides, and ends the others
    expect(await approve(evil)).toMatchObject(badToken);
    expect(await core.context.prisma.approvalRequest.count({ where: { requestedName: "contended" } })).toBe(0);
  });

  it("has one winner among approvals of several requests of one name at once", async () => {
    const tokens = await Promise.all(Array.from({ length: 8 }, () => inform("raced")));
    for (const [index, token] of tokens.entries()) await sign(token, `racer${index}`);
    const approvals = await Promise.all(tokens.map((token) => approve(token)));
    expect(approvals.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of approvals) if (answer.status !== 200) expect(answer).toMatchObject(badToken);
    expect(await core.context.prisma.approvalRequest.count({ where: { requestedName: "raced" } })).toBe(0);
  });

  const countOf = (where: object) => core.context.prisma.approvalRequest.count({ where });
  /** Requests that others have made, one millisecond after the other. */
  const fill = async (requestedName: (index: number) => string, count: number, signedBy: string | null = null) => {
    const now = core.context.clock().getTime();
    const row = (_: unknown, index: number) => ({
      tokenHash: fingerprint(`${requestedName(index)} ${index}`),
      requestedName: requestedName(index),
      domain: "crowd.example.com",
      https: true,
      signedBy,
      createdAt: new Date(now - count + index),
    });
    await core.context.prisma.approvalRequest.createMany({ data: Array.from({ length: count }, row) });
  };

  it("bounds the unsigned requests of one name, of which the oldest goes, and no signed one does", async () => {
    const signed = await inform("crowd");
    await sign(signed);
    const unsigned = await inform("crowd");
    core.context.clock.advance(1000);
    await fill(() => "crowd", defaultQuotas.approvalRequestsPerName);
    const latest = await inform("crowd");
    expect(await countOf({ requestedName: "crowd", signedBy: null })).toBe(defaultQuotas.approvalRequestsPerName);
    expect(await sign(unsigned)).toMatchObject(badToken);
    expect((await sign(latest)).status).toBe(200);
    expect((await approve(signed, await core.as("admin", "ADMIN"))).status).toBe(200);
  });

  it("bounds all that are unsigned, and those that one user has signed", async () => {
    const signed = await inform("many");
    await sign(signed);
    core.context.clock.advance(20_000);
    await fill((index) => `crowd-${index}`, defaultQuotas.approvalRequests);
    await inform("one-more");
    expect(await countOf({ signedBy: null })).toBe(defaultQuotas.approvalRequests);
    expect(await countOf({ requestedName: "crowd-0" })).toBe(0);

    await fill((index) => `by-eve-${index}`, defaultQuotas.signedRequestsPerUser, "eve");
    const mine = await inform("by-eve");
    expect((await sign(mine, "eve")).status).toBe(200);
    expect(await countOf({ signedBy: "eve" })).toBe(defaultQuotas.signedRequestsPerUser);
    expect(await countOf({ requestedName: "by-eve-0" })).toBe(0);
    expect((await approve(signed, await core.as("admin", "ADMIN"))).status).toBe(200);
    await core.context.prisma.approvalRequest.deleteMany();
  });

  it("refuses names that are registered already, at the first step and at the last", async () => {
    const waiting = await inform("wanted");
    await sign(waiting);
    await admin.providers.create({ body: { items: [specification("wanted")] } });
    const again = await guest.providers.requestApproval({
      body: { type: "information", specification: specification("wanted") },
    });
    expect(again).toMatchObject({ status: 409, body: { why: "Conflict: the name wanted is taken", errorCode: null } });
    const projects = await core.context.prisma.project.count();
    expect(await approve(waiting)).toMatchObject({ status: 409, body: { why: "Conflict" } });
    expect(await core.context.prisma.project.count()).toBe(projects);
    expect(await core.context.prisma.delivery.count({ where: { provider: "wanted" } })).toBe(0);
  });

  it("lets only users sign, and only administrators approve", async () => {
    const token = await inform("guarded");
    const signAs = (client: TestClient) => client.providers.requestApproval({ body: { type: "sign", token } });
    expect(await signAs(guest)).toMatchObject({ status: 403, body: { why: "Forbidden" } });
    expect((await signAs(await core.as("_accounting", "SERVICE"))).status).toBe(403);
    await sign(token);
    expect(await approve(token, guest)).toMatchObject({
      status: 401,
      body: { why: expect.stringMatching(/^Unauthorized: /) },
    });
    expect(await approve(token, await core.as("sysadmin"))).toMatchObject({ status: 403, body: { why: "Forbidden" } });
    expect((await approve(token)).status).toBe(200);
  });

  it("has one winner among 16 approvals of one token, and one among 16 signatures", async () => {
    const token = await inform("contested");
    const signatures = await Promise.all(Array.from({ length: 16 }, (_, index) => sign(token, `signer${index}`)));
    expect(signatures.filter(({ status }) => status === 200)).toHaveLength(1);
    const approvals = await Promise.all(Array.from({ length: 16 }, () => approve(token)));
    expect(approvals.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of approvals) if (answer.status !== 200) expect(answer).toMatchObject(badToken);
    expect(await core.context.prisma.delivery.count({ where: { provider: "contested" } })).toBe(1);
  });
});

describe("a server with open approval", () => {
  it("lets anyone approve who holds a signed token, as the contract's label says", async () => {
    const open = await startTestCore({ openApproval: true });
    const nobody = open.withBearer(undefined);
    const { body } = await nobody.providers.requestApproval({
      body: { type: "information", specification: specification("open") },
    });
    const { token } = body as { token: string };
    await (await open.as("sysadmin")).providers.requestApproval({ body: { type: "sign", token } });
    expect((await nobody.providers.approve({ body: { token } })).status).toBe(200);
    await open.close();
  });
});
