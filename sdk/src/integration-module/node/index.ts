export { fileKeyStore } from "./file-key-store.js";
