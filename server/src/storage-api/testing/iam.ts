import type { PolicyDocument } from "@concordat/contract/iam";
import { type Answered, startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";

/** Requests to one service, in the name of the account that owns it. */
export interface TestIam {
  readonly uuid: string;
  /** The service's UUID as it stands in ARNs. */
  readonly namespace: string;
  /** Sends a request; the path is relative to the service. */
  request<Body = never>(method: string, path: string, body?: unknown): Promise<Answered<Body>>;
  /** The same for what must succeed: answers with the body alone. */
  done<Body = never>(method: string, path: string, body?: unknown): Promise<Body>;
}

export interface TestIamServer {
  readonly storage: TestStorage;
  readonly account: TestAccount;
  /** Makes a service of its own for a test. */
  service(): Promise<TestIam>;
}

export const startTestIam = async (): Promise<TestIamServer> => {
  const storage = await startTestStorage();
  const account = await storage.account("ada");
  let made = 0;
  return {
    storage,
    account,
    service: async () => {
      made += 1;
      const { uuid } = await account.createService(`iam-${made}`);
      const request: TestIam["request"] = (method, path, body) => account.request(method, `/${uuid}${path}`, body);
      return {
        uuid,
        namespace: uuid.replaceAll("-", ""),
        request,
        done: async (method, path, body) => {
          const answer = await request<never>(method, path, body);
          if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
          return answer.body;
        },
      };
    },
  };
};

/** A permission document as text. */
export const documentText = (action: string | string[] = "s3:GetObject"): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
  } satisfies PolicyDocument);

/** A trust document as text. */
export const trustText = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole", Resource: "*" }],
});

/** The three kinds of things that policies belong to, and one of each. */
export const ownerKinds = [
  { kind: "user", collection: "/users", path: "/users/ada", body: { username: "ada" } },
  { kind: "group", collection: "/groups", path: "/groups/ada", body: { name: "ada" } },
  {
    kind: "role",
    collection: "/roles",
    path: "/roles/ada",
    body: { name: "ada", assume_role_policy_document: trustText },
  },
] as const;

/** As many requests at once as a limit must withstand. */
export const atOnce = <Result>(request: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: 24 }, (_, index) => request(index)));
