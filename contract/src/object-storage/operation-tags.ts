/** The chapters of the Managed Object Storage API, by the name that operations carry as their tag. */
export const tags = {
  "Object storage account": "The account that services belong to, by whose credentials everything here is called.",
  "Object storage regions": "Places where services can be hosted.",
  "Object storage jobs":
    "Jobs copy from any object storage that speaks S3 into a managed one. They belong to the account, not to a service.",
  "Object storage services":
    "A service is a storage of its own, with buckets, users and rules. The customer says what is wanted of it (`configured_status`); the system tells how far it is (`operational_state`).",
  "Object storage networks":
    "Networks from which a service can be reached: the internet, or private ones of the customer.",
  "Object storage labels": "Keys with values, by which services are told apart and found.",
  "Object storage buckets": "Buckets hold a service's objects. What is in them is read and written with S3, not here.",
  "Object storage metrics": "How much a service stores, now and over time.",
  "Object storage custom domains": "Domains of the customer's own that lead to a service.",
  "Object storage domains": "Every domain that leads to a service, those of the system included.",
  "Object storage static websites": "Websites that a service's domains serve from its buckets.",
  "Object storage users":
    "Users of a service, who have nothing to do with those of the account: their keys, policies, tags and boundaries.",
  "Object storage groups": "Groups of a service's users, which policies can be attached to.",
  "Object storage roles": "Roles that users of a service can take on for a while, and what is allowed to them.",
  "Object storage policies": "Policies say who may do what within a service. They have versions, one of which counts.",
} as const;
