import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DateTime } from "../controls/date-time";
import { Shown } from "../controls/shown";
import { type Column, Table } from "../controls/table";
import { Page } from "../shell/page";
import { Empty } from "../states/empty";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import { keyAccessQuery } from "./access-query";
import type { ObjectAccess } from "./s3";

const columns: readonly Column[] = [{ title: texts.services.name }, { title: texts.services.created }];

const Buckets = ({ access }: { readonly access: ObjectAccess }) => {
  const buckets = useQuery({
    queryKey: ["s3-buckets", access.id],
    queryFn: async ({ signal: abortSignal }) =>
      (await access.s3.send(new ListBucketsCommand({}), { abortSignal })).Buckets ?? [],
  });
  return (
    <Loaded query={buckets}>
      {(list) =>
        list.length === 0 ? (
          <Empty title={texts.buckets.none} />
        ) : (
          <Table columns={columns}>
            {list.map(({ Name = "", CreationDate }) => (
              <tr key={Name}>
                <th scope="row">
                  <Link to="/buckets/$bucket" params={{ bucket: Name }}>
                    <Shown text={Name} />
                  </Link>
                </th>
                <td>{CreationDate ? <DateTime at={CreationDate} /> : null}</td>
              </tr>
            ))}
          </Table>
        )
      }
    </Loaded>
  );
};

/** The buckets that an access key may list. */
export const KeyBucketsScreen = () => {
  const access = useQuery(keyAccessQuery());
  return (
    <Page title={texts.pages.objects}>
      <Loaded query={access}>{(found) => <Buckets access={found} />}</Loaded>
    </Page>
  );
};
