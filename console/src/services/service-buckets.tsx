import type { BucketDetailResponse } from "@concordat/sdk";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../controls/button";
import { Bytes, numberText } from "../controls/bytes";
import { Shown } from "../controls/shown";
import { type Column, Table } from "../controls/table";
import { Empty } from "../states/empty";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import { CreateBucket } from "./create-bucket";
import { DeleteBucket } from "./delete-bucket";
import { bucketsQuery } from "./queries";

const columns: readonly Column[] = [
  { title: texts.services.name },
  { title: texts.services.objects, isNumber: true },
  { title: texts.services.size, isNumber: true },
  {},
];

interface RowProps {
  readonly service: string;
  readonly bucket: BucketDetailResponse;
  readonly onDelete: () => void;
}

const BucketRow = ({ service, bucket, onDelete }: RowProps) => {
  const { name, total_objects, total_size_bytes, deleted } = bucket;
  return (
    <tr>
      <th scope="row">
        {deleted ? (
          <>
            <Shown text={name} /> <span className="badge badge-bad">{texts.buckets.beingDeleted}</span>
          </>
        ) : (
          <Link to="/services/$service/buckets/$bucket" params={{ service, bucket: name }}>
            <Shown text={name} />
          </Link>
        )}
      </th>
      <td className="number">{numberText(total_objects)}</td>
      <td className="number">
        <Bytes bytes={total_size_bytes} />
      </td>
      <td className="number">
        {deleted ? null : (
          <Button kind="danger" aria-label={texts.buckets.deleteNamed(name)} onClick={onDelete}>
            {texts.buckets.delete}
          </Button>
        )}
      </td>
    </tr>
  );
};

/** The buckets of a service. */
export const ServiceBuckets = ({ service }: { readonly service: string }) => {
  const buckets = useQuery(bucketsQuery(service));
  const [dialog, setDialog] = useState<"create" | { readonly deleted: string }>();
  const close = () => setDialog(undefined);
  const create = (
    <Button kind="primary" onClick={() => setDialog("create")}>
      {texts.buckets.create}
    </Button>
  );
  return (
    <section>
      <header className="section-head">
        <h2>{texts.pages.objects}</h2>
        {create}
      </header>
      <Loaded query={buckets}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={texts.buckets.none} text={texts.buckets.noneText} />
          ) : (
            <Table columns={columns}>
              {list.map((bucket) => (
                <BucketRow
                  key={bucket.name}
                  service={service}
                  bucket={bucket}
                  onDelete={() => setDialog({ deleted: bucket.name })}
                />
              ))}
            </Table>
          )
        }
      </Loaded>
      {dialog === "create" ? <CreateBucket service={service} onClose={close} /> : null}
      {typeof dialog === "object" ? <DeleteBucket service={service} name={dialog.deleted} onClose={close} /> : null}
    </section>
  );
};
