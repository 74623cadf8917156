#!/usr/bin/env bash
# The whole life of an object storage service in one go: it is created, awaited, filled, and deleted by force.
#
# $host is the API to call, such as http://localhost:8080
# $token is a token of an account; `concordat account token create` prints one
# $region is where the service is to be (the first of the list when left out), $name what it is to be called
# $patience is how many seconds to wait for a state at most, a minute when left out
set -euo pipefail

base="$host/1.3/object-storage-2"

# Sends a request, tells it with its answer, and fails unless the answer has this status: call 201 POST /path '{"a":1}'.
# What the API answered is left in $body.
call() {
  local expected=$1 method=$2 path=$3 sent=${4-}
  send "$method" "$path" "$sent"
  if [[ $status != "$expected" ]]; then
    printf 'expected %s, got %s\n' "$expected" "$status" >&2
    exit 1
  fi
}

send() {
  local method=$1 path=$2 sent=${3-} answer
  answer=$(curl -sS -X "$method" -w '\n%{http_code}' -H "Authorization: Bearer $token" \
    -H 'Accept: application/json' -H 'Content-Type: application/json' ${sent:+-d "$sent"} "$base$path")
  status=${answer##*$'\n'} body=${answer%$'\n'*}
  printf '→ %s %s %s\n← %s ' "$method" "$path" "$sent" "$status"
  sed -E 's/("secret_access_key":"[^"]{4})[^"]*/\1…/' <<<"${body:-(empty)}"
}

# Reads the service until it is in a state; `gone` is the state of what is not found.
wait_until() {
  local wanted=$1 deadline=$((SECONDS + ${patience:-60})) state
  while true; do
    send GET "/$uuid"
    state=gone
    if [[ $status == 200 && $body =~ \"operational_state\":\"([a-z-]+)\" ]]; then state=${BASH_REMATCH[1]}; fi
    if [[ $state == "$wanted" ]]; then return; fi
    if ((SECONDS >= deadline)); then
      printf 'not %s in time, but %s\n' "$wanted" "$state" >&2
      exit 1
    fi
    sleep 0.5
  done
}

# A policy document travels as text within the body: its quotes are escaped.
quoted() { printf '"%s"' "${1//\"/\\\"}"; }

call 200 GET /regions
if [[ -z ${region-} && $body =~ \"name\":\"([^\"]+)\" ]]; then region=${BASH_REMATCH[1]}; fi

call 201 POST '' '{"name":"'"${name:-curl-archive}"'","region":"'"$region"'","configured_status":"started"}'
[[ $body =~ \"uuid\":\"([0-9a-f-]{36})\" ]] && uuid=${BASH_REMATCH[1]}
wait_until running

# networks and labels, found again by label
call 201 POST "/$uuid/networks" '{"name":"internet","type":"public","family":"IPv4"}'
call 201 POST "/$uuid/labels" '{"key":"env","value":"staging"}'
call 200 PATCH "/$uuid/labels/env" '{"value":"production"}'
call 200 GET '?label=env%3Dproduction&limit=1'

# buckets
call 201 POST "/$uuid/buckets" '{"name":"homepage"}'
call 201 POST "/$uuid/buckets" '{"name":"scratch"}'
call 204 DELETE "/$uuid/buckets/scratch"
call 200 GET "/$uuid/buckets?limit=10"

# a user with a key and a policy
document='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::reports/*"}]}'
call 201 POST "/$uuid/users" '{"username":"ada"}'
[[ $body =~ \"arn\":\"([^\"]+)\" ]] && arn=${BASH_REMATCH[1]}
call 201 POST "/$uuid/users/ada/access-keys"
call 201 POST "/$uuid/policies" '{"name":"reports-only","document":'"$(quoted "$document")"'}'
call 204 POST "/$uuid/users/ada/policies" '{"name":"reports-only"}'

# a group, and a role that the user may take on
call 201 POST "/$uuid/groups" '{"name":"analysts"}'
call 204 POST "/$uuid/groups/analysts/users/ada"
call 204 POST "/$uuid/groups/analysts/policies" '{"name":"ECSS3ReadOnlyAccess"}'
trust='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["'"$arn"'"]},"Action":"sts:AssumeRole","Resource":"*"}]}'
call 201 POST "/$uuid/roles" '{"name":"report-reader","assume_role_policy_document":'"$(quoted "$trust")"'}'

# a custom domain and a website
call 201 POST "/$uuid/custom-domains" '{"domain_name":"www.example.com","type":"public","mode":"static-website"}'
call 201 POST "/$uuid/static-websites" '{"domain_name":"www.example.com","bucket_name":"homepage"}'
call 409 POST "/$uuid/static-websites" '{"domain_name":"www.example.com","bucket_name":"homepage"}'

# metrics
call 200 GET "/$uuid/metrics"
call 200 GET "/$uuid/metrics/series?interval=24h&limit=1"

# it is not empty, so that nothing but force deletes it
call 400 DELETE "/$uuid"
call 204 DELETE "/$uuid?force=true"
wait_until gone
echo 'The service is gone.'
