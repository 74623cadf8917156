/** @typedef {import("./concordat.mjs").Concordat["sql"]} Execute */

/**
 * The UUID of the service of a number.
 * @param {number} number
 */
export const serviceUuid = (number) => `12000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

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
  await sql(`INSERT INTO iam_users (id, service_uuid, username, created_at)
    SELECT gen_random_uuid(), ${uuid}, 'user-' || lpad(u::text, 4, '0'), now() FROM generate_series(${from}, ${services}) AS i, generate_series(1, ${each}) AS u`);
  await sql(`INSERT INTO iam_access_keys (access_key_id, user_id, secret_sealed, created_at, last_used_at)
    SELECT 'AKIA' || upper(substr(md5(iam_users.id::text), 1, 16)), iam_users.id, '', now(), now() FROM iam_users
    WHERE NOT EXISTS (SELECT FROM iam_access_keys WHERE user_id = iam_users.id)`);
}

const atOnce = 20_000;

/**
 * Plants providers of UCloud with their resources. Each has a refresh token of its own, sealed like any other, since whoever
 * reads a provider reads that too; all have one key pair.
 * @param {import("./concordat.mjs").Concordat} server
 * @param {{ from?: number, to: number }} numbers
 */
export async function plantProviders({ dataDir, sql }, { from = 1, to }) {
  const [{ createVault, loadMasterKey }, { makeCredentials, sealCredentials }] = await Promise.all([
    import("../../server/dist/vault.js"),
    import("../../server/dist/ucloud/credentials.js"),
  ]);
  const context = { vault: createVault(await loadMasterKey(undefined, dataDir)) };
  const keys = { ...(await makeCredentials()), privateKey: "" };
  for (let first = from; first <= to; first += atOnce) {
    const count = Math.min(atOnce, to - first + 1);
    const rows = Array.from({ length: count }, (_, index) => {
      const name = `planted-${first + index}`;
      return { name, ...sealCredentials(context, name, { ...keys, refreshToken: `token of ${name}` }) };
    });
    await sql(
      `INSERT INTO auth_providers (name, public_key, private_key_sealed, refresh_token_hash, refresh_token_sealed, created_at, renewed_at)
        SELECT name, $4, '', hash, sealed, now(), now() FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS row (name, hash, sealed)`,
      rows.map(({ name }) => name),
      rows.map(({ refreshTokenHash }) => refreshTokenHash),
      rows.map(({ refreshTokenSealed }) => refreshTokenSealed),
      keys.publicKey,
    );
    await sql(`WITH made AS (
        INSERT INTO resources (type, created_by, created_at)
        SELECT 'provider', 'admin', now() - i * interval '1 second' FROM generate_series(1, ${count}) AS i RETURNING id
      )
      INSERT INTO providers (resource_id, name, domain, https)
      SELECT id, 'planted-' || (row_number() OVER (ORDER BY id) + ${first - 1}), 'provider.example.com', true FROM made`);
  }
}

/** @param {Execute} sql */
export const settleTables = async (sql) => {
  await sql("VACUUM ANALYZE");
  await sql("CHECKPOINT");
};
