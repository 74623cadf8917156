import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { Button } from "../controls/button";
import { Shown } from "../controls/shown";
import { serviceQuery } from "../services/queries";
import { Page } from "../shell/page";
import { Empty } from "../states/empty";
import { Failure } from "../states/failure";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import { accountAccessQuery, consoleUser, hasConsoleUser, makeConsoleUser } from "./access-query";
import { ObjectBrowser } from "./object-browser";

const route = "/services/$service/buckets/$bucket";

/** Accounts have no keys: a user of the service has to stand for them. */
const NeedsUser = ({ service, bucket }: { readonly service: string; readonly bucket: string }) => {
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: () => makeConsoleUser(service),
    onSettled: () => queries.invalidateQueries({ queryKey: ["services", service] }),
  });
  return (
    <Page title={bucket}>
      <Empty
        title={texts.objects.needsUser}
        text={texts.objects.needsUserText(consoleUser)}
        action={
          <Button kind="primary" disabled={making.isPending} onClick={() => making.mutate()}>
            {texts.objects.makeUser(consoleUser)}
          </Button>
        }
      />
      {making.error ? <Failure error={making.error} title={texts.states.notDone} /> : null}
    </Page>
  );
};

const AccountBrowser = ({ above }: { readonly above: React.ReactNode }) => {
  const { service, bucket } = useParams({ from: route });
  const { prefix = "" } = useSearch({ from: route });
  const navigate = useNavigate();
  const access = useQuery(accountAccessQuery(service));
  const go = useCallback(
    (next: string) => void navigate({ to: ".", search: next === "" ? {} : { prefix: next } }),
    [navigate],
  );
  return (
    <Loaded query={access}>
      {(found) => <ObjectBrowser access={found} bucket={bucket} prefix={prefix} onPrefix={go} above={above} />}
    </Loaded>
  );
};

/** The objects of a bucket, for an account. */
export const BucketScreen = () => {
  const { service: uuid, bucket } = useParams({ from: route });
  const service = useQuery(serviceQuery(uuid));
  return (
    <Loaded query={service}>
      {(found) =>
        hasConsoleUser(found) ? (
          <AccountBrowser
            above={
              <Link to="/services/$service" params={{ service: uuid }}>
                <Shown text={found.name} />
              </Link>
            }
          />
        ) : (
          <NeedsUser service={uuid} bucket={bucket} />
        )
      }
    </Loaded>
  );
};
