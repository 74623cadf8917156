import { expectTypeOf } from "vitest";
import { type BasicCredentials, Concordat, fromEnvironment, userRefresh } from "./index.js";

interface WorkerBindings {
  readonly UPCLOUD_TOKEN: string;
  readonly BUCKET: { readonly get: (key: string) => unknown };
}

export const environments = (env: WorkerBindings): void => {
  new Concordat(fromEnvironment("upcloud"));
  new Concordat({ ...fromEnvironment("ucloud"), timeoutMs: 5_000, project: "p1" });
  // variables of any runtime, with other members beside them
  expectTypeOf(fromEnvironment("upcloud", env).credentials).toEqualTypeOf<string | BasicCredentials>();
  fromEnvironment("ucloud", { UCLOUD_TOKEN: "t" });
  // @ts-expect-error there are two
  fromEnvironment("aws");
};

export const users = (): void => {
  userRefresh({ refreshToken: "r", baseUrl: new URL("https://auth.test") });
  userRefresh({ csrfToken: async () => "c" });
  // @ts-expect-error a cookie or a token, not both
  userRefresh({ refreshToken: "r", csrfToken: "c" });
  // @ts-expect-error one of them there must be
  userRefresh({});
};
