#!/usr/bin/env bash
# An example provider: its specification holds the basic contact information that UCloud uses to reach it.
#
# $host is the UCloud instance to contact, such as http://localhost:8080
# $accessToken is a valid access token issued by UCloud: here, that of an administrator
# $id is the provider's resource id
set -euo pipefail

curl -sS --fail-with-body -XGET -H "Authorization: Bearer $accessToken" "$host/api/providers/retrieveSpecification?id=${id:-51231}"
