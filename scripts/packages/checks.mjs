/**
 * What the checks of packages work with.
 * @typedef {object} Checks
 * @property {string} root of the repository
 * @property {string} folder to work in, outside of it
 * @property {Record<string, string>} tarballs by the names of the packages
 * @property {(name: string) => string} versions what the repository itself uses of a package
 * @property {string} url of an API of the first calls
 * @property {(what: string, found: readonly string[]) => void} report takes what was looked at, and what is wrong with it
 */
export {};
