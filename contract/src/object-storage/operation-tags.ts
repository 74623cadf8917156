/** The tags of the Managed Object Storage API, with their descriptions. */
export const tags = {
  "Object storage account": "The account that owns the services, and whose credentials every call needs.",
  "Object storage regions": "Regions where services can be hosted.",
  "Object storage jobs":
    "Jobs copy from any S3-compatible object storage into a managed one. They belong to the account, not to a service.",
  "Object storage services":
    "A service is an isolated object storage, with its own buckets, users and policies. The customer sets its desired state (`configured_status`); the system reports its actual state (`operational_state`).",
  "Object storage networks":
    "Networks from which a service can be reached: the internet, or private ones of the customer.",
  "Object storage labels": "Labels: keys with values, to find services by.",
  "Object storage buckets":
    "Buckets contain a service's objects. Objects are read and written with S3, not with this API.",
  "Object storage metrics": "How much a service stores, now and over time.",
  "Object storage custom domains": "The customer's own domains for a service.",
  "Object storage domains": "All domains of a service: the system's and the customer's.",
  "Object storage static websites": "Websites that a service's domains serve from its buckets.",
  "Object storage users":
    "Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.",
  "Object storage groups": "Groups of a service's users. Policies can be attached to them.",
  "Object storage roles": "Roles that users of a service can assume for a limited time, with their policies.",
  "Object storage policies":
    "Policies say what is allowed within a service. A policy has versions, one of which is in force.",
} as const;
