import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Bytes, numberText } from "../controls/bytes";
import { DateTime } from "../controls/date-time";
import { Shown } from "../controls/shown";
import { Page } from "../shell/page";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import { serviceQuery } from "./queries";
import { ServiceActions } from "./service-actions";
import { ServiceBuckets } from "./service-buckets";
import { ServiceState } from "./service-state";

/** One service: its state, how it is reached, and its buckets. */
export const ServiceScreen = () => {
  const { service: uuid } = useParams({ from: "/services/$service" });
  const query = useQuery(serviceQuery(uuid));
  return (
    <Loaded query={query}>
      {(service) => (
        <Page
          title={service.name}
          above={<Link to="/services">{texts.pages.services}</Link>}
          actions={<ServiceActions service={service} />}
        >
          {service.state_messages.map(({ code, message }) => (
            <p key={code + message} className="state warning" role="status">
              {message}
            </p>
          ))}
          <div className="cards">
            <section className="card">
              <h2>{texts.services.about}</h2>
              <dl className="facts">
                <dt>{texts.services.state}</dt>
                <dd>
                  <ServiceState state={service.operational_state} />
                </dd>
                <dt>{texts.services.region}</dt>
                <dd>{service.region}</dd>
                <dt>{texts.services.protection}</dt>
                <dd>{service.termination_protection ? texts.services.on : texts.services.off}</dd>
                <dt>{texts.services.created}</dt>
                <dd>
                  <DateTime at={service.created_at} />
                </dd>
                <dt>UUID</dt>
                <dd>
                  <code>{service.uuid}</code>
                </dd>
              </dl>
            </section>
            <section className="card">
              <h2>{texts.services.reached}</h2>
              <dl className="facts">
                {service.endpoints.map(({ domain_name, type, mode }) => (
                  <div key={domain_name + mode} className="fact-row">
                    <dt>{`${type}, ${mode}`}</dt>
                    <dd>
                      <code>{domain_name}</code>
                    </dd>
                  </div>
                ))}
                {service.networks.map(({ name, type, family }) => (
                  <div key={name} className="fact-row">
                    <dt>{texts.services.network}</dt>
                    <dd>
                      <Shown text={name} /> ({type}, {family})
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
            <section className="card">
              <h2>{texts.services.stored}</h2>
              <dl className="facts">
                <dt>{texts.services.objects}</dt>
                <dd>{numberText(service.usage.total_objects)}</dd>
                <dt>{texts.services.size}</dt>
                <dd>
                  <Bytes bytes={service.usage.total_size_bytes} />
                </dd>
                <dt>{texts.services.users}</dt>
                <dd>{numberText(service.users.length)}</dd>
                {service.labels.length === 0 ? null : <dt>{texts.services.labels}</dt>}
                {service.labels.map(({ key, value }) => (
                  <dd key={key}>
                    <span className="badge">
                      <Shown text={value ? `${key}=${value}` : key} />
                    </span>
                  </dd>
                ))}
              </dl>
            </section>
          </div>
          <ServiceBuckets service={uuid} />
        </Page>
      )}
    </Loaded>
  );
};
