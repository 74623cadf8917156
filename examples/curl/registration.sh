#!/usr/bin/env bash
# The registration of a provider, one step for each time that this is called:
#
#   information   the integration module tells how it is reached            → a token to sign
#   sign          the provider's administrator, a user, signs the $token    → the same token
#   approve       an administrator of UCloud approves the $token            → the provider's $id
#   welcome       UCloud/Core tells the integration module ($host is then the provider's own address)
#   retrieve      the provider's administrator reads the tokens of $id
#
# $host is the UCloud instance to contact, such as http://localhost:8080
# $accessToken is a valid access token of whoever takes the step; the first step needs none
# The administrator who creates a provider and the owner who reads its tokens have replaced this protocol; it still works.
set -euo pipefail

case "${1:-}" in
information)
  curl -sS --fail-with-body -XPOST -H "Authorization: Bearer $accessToken" -H "Content-Type: content-type: application/json; charset=utf-8" "$host/api/providers/requestApproval" -d '{
    "type": "information",
    "specification": {
        "id": "example",
        "domain": "'"${domain:-provider.example.com}"'",
        "https": '"${https:-true}"',
        "port": '"${port:-null}"',
        "product": {
            "id": "",
            "category": "",
            "provider": "ucloud_core"
        }
    }
}'
  ;;
sign)
  curl -sS --fail-with-body -XPOST -H "Authorization: Bearer $accessToken" -H "Content-Type: content-type: application/json; charset=utf-8" "$host/api/providers/requestApproval" -d '{
    "type": "sign",
    "token": "'"$token"'"
}'
  ;;
approve)
  curl -sS --fail-with-body -XPOST -H "Authorization: Bearer $accessToken" -H "Content-Type: content-type: application/json; charset=utf-8" "$host/api/providers/approve" -d '{
    "token": "'"$token"'"
}'
  ;;
welcome)
  curl -sS --fail-with-body -XPOST -H "Authorization: Bearer $accessToken" -H "Content-Type: content-type: application/json; charset=utf-8" "$host/ucloud/example/integration/welcome" -d '{
    "token": "'"$token"'",
    "createdProvider": {
        "refreshToken": "'"$refreshToken"'",
        "publicKey": "'"$publicKey"'"
    }
}'
  ;;
retrieve)
  curl -sS --fail-with-body -XGET -H "Authorization: Bearer $accessToken" "$host/api/providers/retrieve?includeOthers=false&includeUpdates=false&includeSupport=false&includeProduct=false&id=$id"
  ;;
*)
  sed -n '2,12s/^# \{0,1\}//p' "$0"
  exit 2
  ;;
esac
