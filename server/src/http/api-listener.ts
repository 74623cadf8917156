/** The name of the listener that takes calls of the APIs: its URL is the one that callers are told. */
export const apiListener = "api";
