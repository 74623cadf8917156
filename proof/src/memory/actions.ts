import { randomBytes, randomInt } from "node:crypto";
import type { Role } from "@concordat/contract/ucloud";
import type { WireAnswer } from "../kit/wire.js";

/** A server under load, and the credentials of its callers. */
export interface LoadScenario {
  send(request: Sent): Promise<WireAnswer>;
  /** The bearer of an account of object storage. */
  readonly account: string;
  bearer(subject: string, role?: Role): Promise<string>;
  /** Services of that account. */
  readonly services: readonly string[];
}

export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly bearer?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Requests that are repeated, and leave the database as large as before. */
interface Action {
  /** How often it is chosen, compared with the others. */
  readonly weight: number;
  act(scenario: LoadScenario): Promise<void>;
}

export const storage = "/1.3/object-storage-2";

const pick = <Item>(items: readonly Item[]): Item => items[randomInt(items.length)] as Item;
const fresh = (): string => `n${randomBytes(8).toString("hex")}`;

/** Sends requests that must be answered with these statuses, one after the other. */
const expecting = async (scenario: LoadScenario, ...steps: readonly (readonly [number, Sent])[]): Promise<void> => {
  for (const [wanted, sent] of steps) {
    const { status, text } = await scenario.send(sent);
    if (status !== wanted)
      throw new Error(`${sent.method ?? "GET"} ${sent.path}: ${status} instead of ${wanted}: ${text.slice(0, 300)}`);
  }
};

/** Creates something in a service, uses it, and deletes it. */
const comeAndGo =
  (
    collection: string,
    bodyOf: (name: string) => object,
    between: (path: string) => readonly (readonly [number, Sent])[] = () => [],
  ) =>
  async (scenario: LoadScenario) => {
    const [name, bearer] = [fresh(), scenario.account];
    const path = `${storage}/${pick(scenario.services)}/${collection}`;
    await expecting(
      scenario,
      [201, { method: "POST", path, bearer, body: bodyOf(name) }],
      ...between(`${path}/${name}`).map(([status, sent]) => [status, { bearer, ...sent }] as const),
      [204, { method: "DELETE", path: `${path}/${name}`, bearer }],
    );
  };

const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*"}]}';
const readsInService = ["", "/users", "/buckets", "/labels", "/policies", "/networks", "/metrics", "/custom-domains"];
const wrongBodies = ['{"name":', "[]", '"text"', '{"name":1}', '{"name":"x","unknown":{"deep":[1,2,3]}}', "\u0000", ""];
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

export const actions: readonly Action[] = [
  {
    weight: 6,
    act: (scenario) =>
      expecting(scenario, [
        200,
        { path: `${storage}/${pick(scenario.services)}${pick(readsInService)}`, bearer: scenario.account },
      ]),
  },
  {
    weight: 3,
    act: (scenario) => {
      const page = `limit=${randomInt(1, 101)}&offset=${randomInt(100_000)}`;
      return expecting(scenario, [200, { path: `${storage}?${page}`, bearer: scenario.account }]);
    },
  },
  {
    // a user that calls once
    weight: 6,
    act: async (scenario) => {
      const bearer = await scenario.bearer(fresh());
      const search = { method: "POST", path: "/api/providers/search", bearer, body: { query: fresh(), flags: {} } };
      await expecting(
        scenario,
        [200, { path: `/api/providers/browse?itemsPerPage=${randomInt(10, 251)}`, bearer }],
        [200, search],
        [404, { path: `/api/providers/retrieve?id=${randomInt(1e9)}`, bearer }],
      );
    },
  },
  {
    weight: 3,
    act: comeAndGo(
      "users",
      (username) => ({ username }),
      (path) => [
        [200, { path }],
        [201, { method: "POST", path: `${path}/access-keys` }],
        [200, { path: `${path}/access-keys` }],
      ],
    ),
  },
  {
    weight: 2,
    act: comeAndGo(
      "labels",
      (key) => ({ key, value: fresh() }),
      (path) => [[200, { path }]],
    ),
  },
  { weight: 2, act: comeAndGo("buckets", (name) => ({ name })) },
  {
    weight: 1,
    act: comeAndGo(
      "policies",
      (name) => ({ name, document }),
      (path) => [[200, { path }]],
    ),
  },
  {
    weight: 2,
    act: async (scenario) => {
      const [key, username, bearer] = [fresh(), fresh(), scenario.account];
      const path = `${storage}/${pick(scenario.services)}/users`;
      const create = { method: "POST", path, bearer, headers: { "idempotency-key": key }, body: { username } };
      await expecting(
        scenario,
        [201, create],
        [201, create],
        [204, { method: "DELETE", path: `${path}/${username}`, bearer }],
      );
    },
  },
  {
    weight: 1,
    act: (scenario) => {
      const specification = { id: fresh(), domain: `${fresh()}.example.com`, https: true };
      const body = { type: "information", specification };
      return expecting(scenario, [200, { method: "POST", path: "/api/providers/requestApproval", body }]);
    },
  },
  {
    // unknown credentials of all kinds
    weight: 3,
    act: (scenario) => {
      const times = { iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 600 };
      const token = `${base64url({ alg: "RS256", kid: fresh() })}.${base64url({ sub: fresh(), role: "USER", ...times })}.c2ln`;
      const ofProvider = `${base64url({ alg: "RS256" })}.${base64url({ sub: `#P_${fresh()}`, role: "PROVIDER", ...times })}.c2ln`;
      return expecting(
        scenario,
        [401, { path: storage, bearer: `ucat_${fresh()}` }],
        [401, { path: "/api/providers/browse", bearer: token }],
        [401, { path: "/api/providers/browse", bearer: ofProvider }],
      );
    },
  },
  {
    // comparing a password is slow on purpose
    weight: 0.2,
    act: (scenario) => {
      const authorization = `Basic ${Buffer.from(`${fresh()}:${fresh()}`).toString("base64")}`;
      return expecting(scenario, [401, { path: storage, headers: { authorization } }]);
    },
  },
  {
    weight: 4,
    act: async (scenario) => {
      const path = `${storage}/${pick(scenario.services)}/${pick(["users", "labels", "buckets", "policies"])}`;
      const { status } = await scenario.send({
        method: "POST",
        path,
        bearer: scenario.account,
        body: pick(wrongBodies),
      });
      if (status !== 400) throw new Error(`A wrong body at ${path}: ${status}`);
    },
  },
  {
    weight: 2,
    act: (scenario) =>
      expecting(
        scenario,
        [404, { path: `/${fresh()}/${fresh()}?${fresh()}=${fresh()}` }],
        [404, { path: `${storage}/${pick(scenario.services)}/users/${fresh()}`, bearer: scenario.account }],
      ),
  },
  // over a connection of its own
  { weight: 2, act: (scenario) => expecting(scenario, [200, { path: "/readyz", headers: { connection: "close" } }]) },
  { weight: 0.1, act: (scenario) => expecting(scenario, [200, { path: "/openapi.json" }]) },
];
