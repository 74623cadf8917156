/** What a seeded account has: a studio that keeps photos, publishes a website and stores its backups. */
export const believable = {
  media: {
    name: "studio-media",
    region: "europe-1",
    labels: [{ key: "team", value: "studio" }],
    buckets: ["photos", "website"],
    users: ["ada", "grace", "uploader"],
    group: { name: "editors", members: ["ada", "grace"] },
    policy: {
      name: "WritePhotos",
      description: "Read and write objects in the bucket photos.",
      document: {
        Version: "2012-10-17",
        Statement: [
          { Sid: "List", Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::photos" },
          {
            Sid: "Write",
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
            Resource: "arn:aws:s3:::photos/*",
          },
        ],
      },
    },
    objects: [
      {
        bucket: "photos",
        key: "2026/harbour.txt",
        type: "text/plain",
        text: "A photo of the harbour would be here.\n",
      },
      { bucket: "photos", key: "2026/lighthouse.txt", type: "text/plain", text: "And one of the lighthouse.\n" },
      { bucket: "photos", key: "albums.json", type: "application/json", text: '{"albums":["2026"]}\n' },
      {
        bucket: "website",
        key: "index.html",
        type: "text/html; charset=utf-8",
        text: "<!doctype html>\n<title>Studio</title>\n<h1>Studio</h1>\n<p>Photos of the sea.</p>\n",
      },
      {
        bucket: "website",
        key: "404.html",
        type: "text/html; charset=utf-8",
        text: "<!doctype html>\n<title>Not found</title>\n<h1>There is no such page</h1>\n",
      },
    ],
    publicBucket: "website",
  },
  backups: { name: "studio-backups", region: "europe-1", labels: [], buckets: ["nightly"], users: ["backup"] },
  provider: { id: "example-provider", domain: "provider.example.com", https: true, port: null },
  people: [
    { username: "ada", project: "data-lab" },
    { username: "grace", project: undefined },
  ],
} as const;

/** The document that lets everybody read a bucket's objects. */
export const publicRead = (bucket: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${bucket}/*` }],
  });
