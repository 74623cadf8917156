/** @typedef {import("./situation.mjs").Act} Act */

/** @param {string} bucket @param {string} [key] @returns {Act} */
export const get = (bucket, key = "a.txt") => ({ kind: "get", bucket, key });

/** @param {string} bucket @param {string} [key] @returns {Act} */
export const put = (bucket, key = "new.txt") => ({ kind: "put", bucket, key });

/** @param {string} bucket @returns {Act} */
export const list = (bucket) => ({ kind: "list", bucket });

/** @param {string} name @param {Readonly<Record<string, unknown>>} parameters @param {Partial<Act>} [more] @returns {Act} */
export const call = (name, parameters, more = {}) => ({ kind: "call", call: name, parameters, ...more });

/** A policy of one statement. @param {object} statement */
export const policy = (statement) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });

/** The object that is there. */
export const photo = { Bucket: "photos", Key: "a.txt" };
