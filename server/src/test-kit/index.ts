export type { TestDirectory } from "./directory.js";
export type { MovableClock } from "./movable-clock.js";
export type { TestAccount, TestCaller, TestProvider } from "./residents.js";
export { startTestServer } from "./start-test-server.js";
export type { TestServer, TestServerOptions, TestServerSettings, TestSnapshot } from "./test-server.js";
