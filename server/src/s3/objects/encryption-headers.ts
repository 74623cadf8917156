/** All that is stored is encrypted, which AWS says so. */
export const encryptionHeaders = { "x-amz-server-side-encryption": "AES256" } as const;
