/** The rows of other tables that each service of the load has. */
export const serviceParts = {
  networks: [
    { name: "internet", type: "public", family: "IPv4" },
    { name: "inside", type: "private", family: "IPv4", uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07" },
  ],
  labels: ["env", "team", "tier"].map((key) => ({ key, value: "load" })),
};
