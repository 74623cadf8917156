#!/usr/bin/env bash
# A provider that is registered gets an access token for its refresh token.
#
# $host is the UCloud instance to contact, such as http://localhost:8080
# $accessToken may be empty: the refresh token in the body is all that counts
# $refreshToken is the provider's refresh token
set -euo pipefail

curl -sS --fail-with-body -XPOST -H "Authorization: Bearer $accessToken" -H "Content-Type: content-type: application/json; charset=utf-8" "$host/auth/providers/refresh" -d '{
    "items": [
        {
            "refreshToken": "'"$refreshToken"'"
        }
    ]
}'
