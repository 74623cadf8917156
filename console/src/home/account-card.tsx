import { queryOptions, useQuery } from "@tanstack/react-query";
import { storage } from "../cloud/client";
import { numberText } from "../controls/bytes";
import { Shown } from "../controls/shown";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";

const accountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: async ({ signal }) => (await storage().account.get({ signal })).account,
});

/** The account that is signed in. */
export const AccountCard = () => {
  const account = useQuery(accountQuery);
  return (
    <section className="card">
      <h2>{texts.home.account}</h2>
      <Loaded query={account}>
        {({ username, credits }) => (
          <dl className="facts">
            <dt>{texts.signIn.username}</dt>
            <dd>
              <Shown text={username} />
            </dd>
            <dt>{texts.home.credits}</dt>
            <dd>{credits === null ? texts.home.unlimited : numberText(credits)}</dd>
          </dl>
        )}
      </Loaded>
    </section>
  );
};
