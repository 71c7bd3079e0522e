#!/usr/bin/env bash
# One run in several processes on this machine, then merged: the smallest cluster there is.
#
#   examples/cluster/processes.sh 3 outputs/sizes sweep examples/hub-size.yaml --horizon 3 --seed 1
#
# writes the finished run to outputs/sizes/run: the bytes that the command by itself would have written.
set -euo pipefail
of=$1 out=$2
shift 2
here=$(dirname "$0")

parts=() processes=()
for part in $(seq "$of"); do
  PART=$part "$here/part.sh" "$of" "$out" "$@" --workers 1 --quiet > "/dev/null" &
  processes+=($!)
  parts+=("$out/part-$part")
done
# wait takes one process at a time, so that a part that went wrong ends the script.
for process in "${processes[@]}"; do wait "$process"; done

${RETURN_HUBS:-npx return-hubs} merge "${parts[@]}" --out "$out/run"
