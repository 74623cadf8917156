import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../controls/button";
import { Bytes, numberText } from "../controls/bytes";
import { DateTime } from "../controls/date-time";
import { Shown } from "../controls/shown";
import { type Column, Table } from "../controls/table";
import { Page } from "../shell/page";
import { Empty } from "../states/empty";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import { CreateService } from "./create-service";
import { servicesQuery } from "./queries";
import { ServiceState } from "./service-state";

const columns: readonly Column[] = [
  { title: texts.services.name },
  { title: texts.services.state },
  { title: texts.services.region },
  { title: texts.services.objects, isNumber: true },
  { title: texts.services.size, isNumber: true },
  { title: texts.services.created },
];

/** The services of the account. */
export const ServicesScreen = () => {
  const services = useQuery(servicesQuery);
  const [isCreating, setCreating] = useState(false);
  const create = (
    <Button kind="primary" onClick={() => setCreating(true)}>
      {texts.services.create}
    </Button>
  );
  return (
    <Page title={texts.pages.services} actions={create}>
      <Loaded query={services}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={texts.services.none} text={texts.services.noneText} action={create} />
          ) : (
            <Table columns={columns}>
              {list.map(({ uuid, name, operational_state, region, usage, created_at }) => (
                <tr key={uuid}>
                  <th scope="row">
                    <Link to="/services/$service" params={{ service: uuid }}>
                      <Shown text={name} />
                    </Link>
                  </th>
                  <td>
                    <ServiceState state={operational_state} />
                  </td>
                  <td>{region}</td>
                  <td className="number">{numberText(usage.total_objects)}</td>
                  <td className="number">
                    <Bytes bytes={usage.total_size_bytes} />
                  </td>
                  <td>
                    <DateTime at={created_at} />
                  </td>
                </tr>
              ))}
            </Table>
          )
        }
      </Loaded>
      {isCreating ? <CreateService onClose={() => setCreating(false)} /> : null}
    </Page>
  );
};
