import { expect, it } from "vitest";
import { type Platform, unsentCallsOf } from "./unsent-calls.js";

/** A runtime whose end and whose garbage collection come when they are called. */
const fakePlatform = (env?: Record<string, string | undefined>) => {
  const ends: (() => void)[] = [];
  const watched: { readonly operation: string }[] = [];
  let collect: (each: { readonly operation: string }) => void = () => undefined;
  const platform: Platform = {
    process: {
      ...(env && { env }),
      once: (_event, listener) => ends.push(listener),
    },
    FinalizationRegistry: class {
      constructor(onCollected: (each: { readonly operation: string }) => void) {
        collect = onCollected;
      }
      register(_call: object, each: { readonly operation: string }) {
        watched.push(each);
      }
    },
  };
  const said: string[] = [];
  return {
    watch: unsentCallsOf(platform, (message) => said.push(message)),
    said,
    collect: (index: number) => collect(watched[index] ?? { operation: "none" }),
    end: () => {
      for (const end of ends) end();
    },
  };
};

it("warns once of calls that are dropped, by name", () => {
  const { watch, said, collect } = fakePlatform({});
  watch({}, "providers.create");
  watch({}, "providers.update");
  collect(0);
  collect(1);
  expect(said).toEqual([expect.stringContaining("providers.create was never sent: nobody awaited it")]);
});

it("warns at the end of the process of what was not sent until then", () => {
  const { watch, said, end } = fakePlatform({ NODE_ENV: "development" });
  watch({}, "providers.create")();
  watch({}, "providers.browse");
  end();
  expect(said).toEqual([expect.stringContaining("providers.browse")]);
});

it("says nothing of calls that were sent", () => {
  const { watch, said, collect, end } = fakePlatform({});
  watch({}, "providers.create")();
  collect(0);
  end();
  expect(said).toEqual([]);
});

it.each([{ NODE_ENV: "production" }, undefined])("says nothing where the environment is %j", (env) => {
  const { watch, said, end } = fakePlatform(env);
  watch({}, "providers.create");
  end();
  expect(said).toEqual([]);
});
