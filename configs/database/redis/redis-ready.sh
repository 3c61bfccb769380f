#!/bin/sh
# Whether Redis is ready: the health check of the redis container. Of a single server: that it answers. Of the first node of a cluster:
# that every key is served; and where not, the next step towards it. Called until it succeeds it forms the cluster, and brings it
# together again when a restart gave the nodes other addresses. Called any number of times more it changes nothing.
#
#   redis-ready.sh HOST:PORT...     six nodes, this server first. The first half share the keys, and each of the second half stands in
#                                   for the one that is as far on in the first.
set -eu

SLOTS=16384
half=$(($# / 2))
first=$1

at() {
  node=$1
  shift
  timeout 1 redis-cli -e -h "${node%:*}" -p "${node##*:}" "$@"
}

# A node in `cluster nodes`: id, address, flags, id of its master, ..., seventh the epoch of what it says of its slots, from the ninth on
# the slots that it serves.
itself() { at "$1" cluster nodes | grep myself; }
IDLE='$3 ~ /master/ && NF == 8'
DISPUTED='$3 ~ /master/ && NF > 8 { if ($1 in epoch && epoch[$1] != $7) print $1; epoch[$1] = $7 }'

# Prints what a node knows, and introduces to it each other that answers and that it does not know well at its present address. By address,
# as among themselves they know no names; and no more than needed, as each introduction breaks off what the two were about to say.
meet() {
  known=$(at "$1" cluster nodes) || return 0
  echo "$known"
  for other in $alive; do
    address=$(getent ahostsv4 "${other%:*}" | awk 'NR == 1 { print $1 }')
    if ! echo "$known" | grep -Eq "^[^ ]+ $address:${other##*:}@[^ ]+ (myself,)?(master|slave) "; then
      at "$1" cluster meet "$address" "${other##*:}" >/dev/null || true
    fi
  done
}

# Makes a node that serves nothing the replica of its partner, or of the one that does its partner's work now.
follow() {
  [ -n "$(itself "$1" | awk "$IDLE")" ] || return 0
  master=$(itself "$2" | awk '$3 ~ /slave/ { print $4 } $3 ~ /master/ && NF > 8 { print $1 }')
  [ -z "$master" ] || at "$1" cluster replicate "$master"
}

at "$first" ping
at "$first" info cluster | grep -q cluster_enabled:1 || exit 0

alive=$(for node in "$@"; do
  at "$node" ping >/dev/null && echo "$node"
done) || true
views=$(for node in "$@"; do meet "$node"; done)
nodes=$(at "$first" cluster nodes)
[ "$(echo "$nodes" | wc -l)" -ge $# ] || exit 1

if ! at "$first" cluster info | grep -q "cluster_slots_assigned:$SLOTS"; then
  place=0
  for node in "$@"; do
    [ $place -lt $half ] || break
    # Refused when they have been given already, and this node has not heard of it.
    at "$node" cluster addslotsrange $((place * SLOTS / half)) $(((place + 1) * SLOTS / half - 1)) || true
    place=$((place + 1))
  done
fi

if [ -n "$(echo "$nodes" | awk "$IDLE")" ]; then
  for node in "$@"; do
    shift
    set -- "$@" "$node"
    eval "follow \"\$node\" \"\${$half}\"" || true
  done
fi

# A node that answers at the old address of another is first taken for that one, and its epoch for that one's. Where the nodes disagree so, the
# replica is refused its master's place later on. A new epoch, higher than all, ends it.
disputed=$(echo "$views" | awk "$DISPUTED")
[ -z "$disputed" ] || for node in "$@"; do
  id=$(itself "$node" | cut -d ' ' -f 1) || continue
  case $disputed in *"$id"*) at "$node" cluster bumpepoch || true ;; esac
done

at "$first" cluster info | grep -q "cluster_slots_ok:$SLOTS"
