/** @typedef {import("./concordat.mjs").Concordat["sql"]} Execute */

/**
 * The UUID of the service of a number.
 * @param {number} number
 */
export const serviceUuid = (number) => `12000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** The ids of what each service has, by the names that the contract's examples use: the first digits tell them apart. */
const firstDigits = { user: "21", group: "22", role: "23", policy: "24" };

/**
 * The id of the user, group, role or policy that `plantExamples` gives to the service of a number.
 * @param {keyof typeof firstDigits} kind
 * @param {number} number
 */
export const ownId = (kind, number) => serviceUuid(number).replace(/^12/, firstDigits[kind]);

const uuid = "('12000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid";

/**
 * Plants running services of object storage by SQL, each with a network and a label, which one in a hundred shares.
 * @param {Execute} sql
 * @param {{ from?: number, to: number }} numbers
 */
export async function plantServices(sql, { from = 1, to }) {
  const all = `generate_series(${from}, ${to}) AS i`;
  await sql(`INSERT INTO storage_services (uuid, account_id, name, region, configured_status, operational_state, domain_prefix, created_at, updated_at)
    SELECT ${uuid}, (SELECT id FROM accounts LIMIT 1), 'service-' || i, 'europe-1', 'started', 'running', 'p' || i, now() - i * interval '1 second', now() FROM ${all}`);
  await sql(
    `INSERT INTO storage_networks (service_uuid, name, type, family) SELECT ${uuid}, 'internet', 'public', 'IPv4' FROM ${all}`,
  );
  await sql(
    `INSERT INTO storage_labels (service_uuid, key, value) SELECT ${uuid}, 'group', (i % 100)::text FROM ${all}`,
  );
  // one label that ten have, however many there are
  await sql(
    `INSERT INTO storage_labels (service_uuid, key, value) SELECT ${uuid}, 'rare', 'yes' FROM generate_series(${from}, ${Math.min(to, 10)}) AS i`,
  );
  await sql(
    "UPDATE accounts SET service_count = (SELECT count(*) FROM storage_services WHERE account_id = accounts.id)",
  );
}

/**
 * Plants users, each with an access key, in services that are there and have none.
 * @param {Execute} sql
 * @param {{ from?: number, services: number, each: number }} numbers `services`: the number of the last one
 */
export async function plantUsers(sql, { from = 1, services, each }) {
  await sql(`WITH made AS (
      INSERT INTO iam_users (id, service_uuid, username, created_at)
      SELECT gen_random_uuid(), ${uuid}, 'user-' || lpad(u::text, 4, '0'), now()
      FROM generate_series(${from}, ${services}) AS i, generate_series(1, ${each}) AS u RETURNING id
    )
    INSERT INTO iam_access_keys (access_key_id, user_id, secret_sealed, created_at, last_used_at)
    SELECT 'AKIA' || upper(substr(md5(id::text), 1, 16)), id, '', now(), now() FROM made`);
}

/**
 * The domain for a website that `plantExamples` gives to the service of a number: no two have the same one.
 * @param {number} number
 */
export const ownDomain = (number) => `www.${number}.example.com`;

/**
 * Gives services what the contract's examples take for granted: a user, a group, a role, a policy and a domain for a website.
 * @param {Execute} sql
 * @param {{ from?: number, to: number }} numbers
 */
export async function plantExamples(sql, { from = 1, to }) {
  const all = `generate_series(${from}, ${to}) AS i`;
  const id = (/** @type {keyof typeof firstDigits} */ kind) => uuid.replace("'12", `'${firstDigits[kind]}`);
  const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';
  await sql(
    `INSERT INTO iam_users (id, service_uuid, username, created_at) SELECT ${id("user")}, ${uuid}, 'ada', now() FROM ${all}`,
  );
  await sql(
    `INSERT INTO iam_groups (id, service_uuid, name, created_at) SELECT ${id("group")}, ${uuid}, 'analysts', now() FROM ${all}`,
  );
  await sql(`INSERT INTO iam_roles (id, service_uuid, name, description, trust_document, max_session_duration, created_at)
    SELECT ${id("role")}, ${uuid}, 'report-reader', '', '{}', 3600, now() FROM ${all}`);
  await sql(`INSERT INTO iam_policies (id, service_uuid, name, description, created_at, updated_at)
    SELECT ${id("policy")}, ${uuid}, 'reports-only', '', now(), now() FROM ${all}`);
  await sql(
    `INSERT INTO iam_policy_versions (policy_id, number, document, created_at) SELECT ${id("policy")}, 1, $1, now() FROM ${all}`,
    document,
  );
  await sql(`INSERT INTO storage_custom_domains (service_uuid, domain_name, type, mode)
    SELECT ${uuid}, 'www.' || i || '.example.com', 'public', 'static-website' FROM ${all}`);
}

/** So many providers at either end, in every order, can be read. */
const readable = 500;

/**
 * Plants providers of UCloud with their resources. Whoever reads a provider reads its refresh token as well, so those at the beginning
 * and at the end have one of their own, sealed like any other; those between are counted and sorted, and never shown.
 * @param {import("./concordat.mjs").Concordat} server without any providers
 * @param {{ to: number }} numbers
 */
export async function plantProviders({ dataDir, sql }, { to }) {
  const [{ createVault }, { loadMasterKeys }, { makeCredentials, sealCredentials }] = await Promise.all([
    import("../../server/dist/vault/vault.js"),
    import("../../server/dist/vault/master-keys.js"),
    import("../../server/dist/ucloud/credentials.js"),
  ]);
  const context = { vault: createVault(...(await loadMasterKeys(undefined, dataDir))) };
  // one pair for all: a key that does not belong to its sealed private key is not handed out, and logged with each call
  const keys = await makeCredentials();
  await sql(
    `INSERT INTO auth_providers (name, public_key, private_key_sealed, refresh_token_hash, refresh_token_sealed, created_at, renewed_at)
      SELECT 'planted-' || i, $1, '', sha256(i::text::bytea), sha256(i::text::bytea) || sha256(i::text::bytea), now(), now()
      FROM generate_series(1, ${to}) AS i`,
    keys.publicKey,
  );
  await sql(`WITH made AS (
      INSERT INTO resources (type, created_by, created_at)
      SELECT 'provider', 'admin', now() - i * interval '1 second' FROM generate_series(1, ${to}) AS i RETURNING id
    )
    INSERT INTO providers (resource_id, name, domain, https)
    SELECT id, 'planted-' || row_number() OVER (ORDER BY id), 'provider.example.com', true FROM made`);
  const ends = Array.from({ length: to }, (_, index) => index + 1).filter(
    (number) => number <= readable || number > to - readable,
  );
  const sealed = ends.map((number) => {
    const name = `planted-${number}`;
    return { name, ...sealCredentials(context, name, { ...keys, refreshToken: `token of ${name}` }) };
  });
  await sql(
    `UPDATE auth_providers SET refresh_token_sealed = token, private_key_sealed = key
      FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS row (its_name, token, key) WHERE name = its_name`,
    sealed.map(({ name }) => name),
    sealed.map(({ refreshTokenSealed }) => refreshTokenSealed),
    sealed.map(({ privateKeySealed }) => privateKeySealed),
  );
}

/** @param {Execute} sql */
export const settleTables = async (sql) => {
  await sql("VACUUM ANALYZE");
};
