import { type AnyOperation, contract, walk } from "@concordat/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trustText } from "../storage-api/testing/iam.js";
import { type Caller, essence, type KeyedServer, type Sent, startKeyedServer } from "./testing/keyed-server.js";

const storage = "/1.3/object-storage-2";
const isStorage = ({ path }: AnyOperation) => path.startsWith(storage);

let server: KeyedServer;
/** Values of path variables, and of members that name what the server has made. */
const made = { service_uuid: "", access_key_id: "", provider: "", token: "" };

const done = async (sent: Sent): Promise<never> => {
  const { status, text } = await server.send(sent);
  if (status >= 300) throw new Error(`${sent.method ?? "POST"} ${sent.path}: ${status} ${text}`);
  return (text === "" ? undefined : JSON.parse(text)) as never;
};
const inService = (path: string, body?: unknown) =>
  done({ as: "ada", path: `${storage}/${made.service_uuid}${path}`, body });

beforeAll(async () => {
  server = await startKeyedServer();
  const networks = [{ name: "internet", type: "public", family: "IPv4" }];
  const service = { name: "keyed", region: "europe-1", configured_status: "started", networks };
  made.service_uuid = ((await done({ as: "ada", path: storage, body: service })) as { uuid: string }).uuid;
});
afterAll(() => server.close());

/** What an operation's example takes for granted. */
const before: Readonly<Record<string, () => Promise<unknown>>> = {
  "objectStorage.staticWebsites.create": async () => {
    await inService("/custom-domains", { domain_name: "www.example.com", type: "public", mode: "static-website" });
    await inService("/buckets", { name: "homepage" });
  },
  "objectStorage.users.accessKeys.modify": async () => {
    made.access_key_id = ((await inService("/users/ada/access-keys")) as { access_key_id: string }).access_key_id;
  },
  "providers.renewToken": async () => {
    const items = [{ id: "standing", domain: "standing.example.com", https: true }];
    const { responses } = (await done({ as: "admin", path: "/api/providers", body: { items } })) as {
      responses: { id: string }[];
    };
    made.provider = responses[0]?.id ?? "";
  },
  "providers.approve": async () => {
    const specification = { id: "approved", domain: "approved.example.com", https: true };
    const request = { as: "admin", path: "/api/providers/requestApproval" } as const;
    const asked = (await done({ ...request, body: { type: "information", specification } })) as { token: string };
    made.token = asked.token;
    await done({ ...request, body: { type: "sign", token: asked.token } });
  },
};

/** Where an example names what only this server knows. */
const bodies: Readonly<Record<string, (example: never) => unknown>> = {
  "objectStorage.roles.create": (example: object) => ({ ...example, assume_role_policy_document: trustText }),
  "providers.approve": () => ({ token: made.token }),
  "providers.renewToken": () => ({ items: [{ id: made.provider }] }),
  "providers.updateAcl": ({ items }: { items: object[] }) => ({ items: [{ ...items[0], id: made.provider }] }),
  "providers.requestApproval": (example: { specification: object }) => ({
    ...example,
    specification: { ...example.specification, id: "asking" },
  }),
  "authProviders.register": () => ({ items: [{ id: "registered" }] }),
};

const requestOf = (id: string, operation: AnyOperation): Sent => {
  const request = (operation.examples[0]?.request ?? {}) as {
    pathParams?: Record<string, string>;
    body?: never;
  };
  const { service_uuid, access_key_id } = made;
  const values: Record<string, string> = { ...request.pathParams, service_uuid, access_key_id };
  const as: Caller = isStorage(operation) ? "ada" : "admin";
  return {
    as,
    method: operation.method,
    path: operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? "")),
    body: bodies[id]?.(request.body as never) ?? request.body,
  };
};

/** One after the other, each finds what those before it have made; a role needs the policy that bounds it. */
const last = ["objectStorage.policies.setDefaultVersion", "objectStorage.roles"];
const placeOf = (id: string) => last.findIndex((prefix) => id.startsWith(prefix));
const keyed = [...walk(contract)]
  .filter(({ operation }) => operation.keyed)
  .sort((one, other) => placeOf(one.id) - placeOf(other.id));

describe.each(keyed)("$id", ({ id, operation }) => {
  it("is carried out once under one key, and answers the same to the byte", async () => {
    await before[id]?.();
    const request = { ...requestOf(id, operation), key: `once ${id}`.replace(" ", "-") };
    const first = await server.send(request);
    expect([first.status, first.replayed, first.text]).toEqual([
      operation.success.status,
      false,
      expect.not.stringContaining("errorCode"),
    ]);
    const data = await server.data();
    const announced = server.announced.length;
    for (const _ of ["second", "third"]) {
      const again = await server.send(request);
      expect(again.replayed).toBe(true);
      expect(essence(again)).toEqual(essence(first));
    }
    expect(await server.data()).toEqual(data);
    expect(server.announced).toHaveLength(announced);
  });

  it("refuses the key of another request", async () => {
    const key = `once-${id}`;
    const alien = keyed.find((other) => other.id !== id && isStorage(other.operation) === isStorage(operation));
    if (!alien) throw new Error("There is no other operation.");
    const data = await server.data();
    const answer = await server.send({ ...requestOf(alien.id, alien.operation), key });
    expect(answer.status).toBe(422);
    expect(await server.data()).toEqual(data);
  });
});
