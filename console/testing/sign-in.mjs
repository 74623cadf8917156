/**
 * Signs in where a page asks for it.
 * @param {import("playwright-core").Page} page
 * @param {{ readonly token: string }} account
 */
export async function signInAsAccount(page, account) {
  await page.getByRole("radio", { name: "With a token" }).check();
  await page.getByLabel("Token", { exact: true }).fill(account.token);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/**
 * @param {import("playwright-core").Page} page
 * @param {{ readonly accessKeyId: string, readonly secretAccessKey: string }} key
 */
export async function signInWithKey(page, { accessKeyId, secretAccessKey }) {
  await page.getByRole("radio", { name: "Access key" }).check();
  await page.getByLabel("Access key ID").fill(accessKeyId);
  await page.getByLabel("Secret access key").fill(secretAccessKey);
  await page.getByRole("button", { name: "Sign in" }).click();
}
