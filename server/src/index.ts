export { type Configuration, ConfigurationError, readConfiguration } from "./configuration.js";
export type { Clock, ServerContext } from "./context.js";
export { DatabaseStartError } from "./database/database-start-error.js";
export { type RunningServer, type StartOptions, startServer } from "./start.js";
