#!/usr/bin/env bash
# Brings a release out.
set -euo pipefail

readonly TARGET="${1:-staging}"
RETRIES=3
export PATH="$HOME/bin:$PATH"
declare -A hosts=([a]=1 [b]=2)

source ./lib.sh

# Says it aloud.
log() {
  printf '%s\n' "$*" >&2 # to the error stream
}

function fail {
  log "failed: $1"
  exit 1
}

# Tries again.
#
# $1: how often
function retry() {
  local n=$1; shift
  inner() { true; }
  for i in $(seq "$n"); do
    "$@" && return 0
  done
  return 1
}

größe() { wc -c < "$1"; }

subshell() (
  cd /tmp
  ls
)

ns::copy_all() { cp -r "$1" "$2"; }

if [[ $TARGET == production ]]; then
  confirm() {
    read -r -p "Sure? " answer
    [[ $answer == y ]]
  }
fi

cat <<EOF
not_a_function() { :; }
EOF

main() {
  retry "$RETRIES" ns::copy_all build out || fail "copy"
}

main "$@"
