/** Where a cluster lives. */
interface Cluster {
  readonly folder: string;
  /** Its id. */
  readonly cluster: string;
  readonly monitorPort: number;
  readonly gatewayPort: number;
}

/** The configuration of a cluster of one store, which keeps everything in memory and one copy of it. */
export const configurationOf = ({ folder, cluster, monitorPort, gatewayPort }: Cluster): string => `[global]
fsid = ${cluster}
mon_host = v1:127.0.0.1:${monitorPort}
ms_bind_msgr2 = false
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 8
osd_pool_default_pgp_num = 8
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
auth_allow_insecure_global_id_reclaim = false
run_dir = ${folder}/run
admin_socket = ${folder}/run/$name.asok
log_file = ${folder}/log/$name.log
pid_file = ${folder}/run/$name.pid
crash_dir = ${folder}/run
keyring = ${folder}/keyring
[mon]
mon_data = ${folder}/mon
mon_data_avail_warn = 1
mon_data_avail_crit = 1
[mgr]
mgr_data = ${folder}/mgr
mgr_initial_modules =
[osd]
# a gateway that has ended keeps others from writing no longer
osd_client_watch_timeout = 2
osd_default_notify_timeout = 2
osd_data = ${folder}/osd
osd_objectstore = memstore
memstore_device_bytes = 4294967296
osd_max_object_name_len = 2048
# both keep the store from starting before the monitor knows it
osd_class_update_on_start = false
osd_crush_update_on_start = false
[client.rgw]
rgw_frontends = beast endpoint=127.0.0.1:${gatewayPort} tcp_nodelay=1
rgw_enable_apis = s3, admin
# keys of customers over plain HTTP, as this server takes them from its own machine
rgw_crypt_require_ssl = false
rgw_thread_pool_size = 32
`;
