import type { WalkedOperation } from "@concordat/contract";
import type { ApiFixture, FixtureOptions } from "./api-fixture.js";
import { servedOperations } from "./served-operations.js";
import { startStorageFixture } from "./storage/fixture.js";
import { startUCloudFixture } from "./ucloud/fixture.js";

export interface ProvedApi {
  readonly name: string;
  readonly operations: readonly WalkedOperation[];
  readonly start: (options?: FixtureOptions) => Promise<ApiFixture>;
}

/** The APIs that this server answers, and a fixture for each. */
export const apis: readonly ProvedApi[] = [
  { name: "UCloud", operations: servedOperations.ucloud, start: startUCloudFixture },
  { name: "object storage", operations: servedOperations.objectStorage, start: startStorageFixture },
];
