/** The path of the Providers API. */
export const basePath = "/api/providers";
