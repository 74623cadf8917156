/** Who serves an operation: the API's own server, or a provider that the server calls. */
export type ServedBy = "core" | "provider";
