import { describe, expect, it } from "vitest";
import { mayDial } from "./address-guard.js";

const publicAddresses = [
  "8.8.8.8",
  "1.1.1.1",
  "130.225.164.1",
  "172.32.0.1",
  "192.169.0.1",
  "100.128.0.1",
  "223.255.255.254",
  "2606:4700:4700::1111",
  "2a01:4f8::1",
  // public, in IPv6 clothes
  "::ffff:8.8.8.8",
  "64:ff9b::8.8.8.8",
];

const localAddresses = [
  "127.0.0.1",
  "127.255.255.254",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "::1",
  "fc00::1",
  "fdab::1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:10.0.0.1",
];

const neverDialled = [
  // unspecified, "this network"
  "0.0.0.0",
  "0.1.2.3",
  "::",
  "::ffff:0.0.0.0",
  // link-local and the metadata services of clouds
  "169.254.169.254",
  "169.254.170.2",
  "169.254.0.1",
  "::ffff:169.254.169.254",
  "::ffff:a9fe:a9fe",
  "fe80::1",
  "fe80::1%eth0",
  "fd00:ec2::254",
  "fd20:ce::254",
  "fd00:c1::a9fe:a9fe",
  "168.63.129.16",
  "100.100.100.200",
  "192.0.0.192",
  // broadcast, multicast, reserved, documentation, benchmarking, carrier-grade NAT
  "255.255.255.255",
  "224.0.0.1",
  "239.255.255.250",
  "ff02::1",
  "ff0e::1",
  "240.0.0.1",
  "192.0.2.1",
  "198.51.100.1",
  "203.0.113.1",
  "2001:db8::1",
  "3fff::1",
  "198.18.0.1",
  "100.64.0.1",
  "192.88.99.1",
  // an IPv4 address hidden in an IPv6 one
  "::127.0.0.1",
  "::8.8.8.8",
  "::7f00:1",
  "::ffff:0:7f00:1",
  "64:ff9b::127.0.0.1",
  "64:ff9b::10.0.0.1",
  "64:ff9b::169.254.169.254",
  "64:ff9b::a83f:8110",
  "64:ff9b:1::7f00:1",
  "2002:7f00:1::",
  "2002:a9fe:a9fe::1",
  "2002:808:808::1",
  "2001:0:7f00:1::",
  // outside global unicast
  "fec0::1",
  "4000::1",
  "100::1",
  "5f00::1",
  // not addresses
  "",
  "localhost",
  "127.1",
  "0x7f000001",
  "0177.0.0.1",
  "2130706433",
  "1.2.3.4.5",
  "::1::",
];

describe("mayDial", () => {
  it.each(publicAddresses)("lets %s through", (address) => {
    expect([mayDial(address, false), mayDial(address, true)]).toEqual([true, true]);
  });

  it.each(localAddresses)("lets %s through for local work only", (address) => {
    expect([mayDial(address, false), mayDial(address, true)]).toEqual([false, true]);
  });

  it.each(neverDialled)("never lets %j through", (address) => {
    expect([mayDial(address, false), mayDial(address, true)]).toEqual([false, false]);
  });
});
