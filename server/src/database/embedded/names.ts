/** The server's role. It owns the server's database and nothing else. */
export const DATABASE_USER = "concordat";

/** The server's database. */
export const DATABASE = "concordat";

/** The role that initdb makes. Once the server's role is made, it has no password, and so nobody can be it. */
export const SUPERUSER = "concordat_superuser";
