#!/usr/bin/env bash
# tests/gui/long/run_stocktake.sh [DEVICES]: a stocktake of 5,000 devices on the real window: opened, a room chosen,
# things scanned, counted by keys, a difference settled. Prints the longest turn of the window's thread in each (CPU),
# which may be 50 ms. Makes the register first (build/bench/).
# Needs a display: scripts/with_display.sh tests/gui/long/run_stocktake.sh
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$(cd "$here/../../.." && pwd)
bin=${DONGBO_BIN:-$source/build/bin}
rows=${1:-5000}

bench=$(dirname "$bin")/bench
mkdir -p "$bench"
export BIG=$bench/count-$rows.dongbo
if [ ! -f "$BIG" ]; then
    list=$bench/list-$rows.xlsx
    [ -f "$list" ] || "$bin/bench-make-list" "$rows" "$list" || exit 3
    rm -rf "$BIG.new" "$BIG.new"-*
    "$bin/dongbo-cli" --register "$BIG.new" init --units vu-ban-2021 --officer "Người đếm" >/dev/null || exit 3
    "$bin/dongbo-cli" --register "$BIG.new" --as "Người đếm" import "$list" --create-places >/dev/null
    [ $? -le 1 ] || exit 3
    mv "$BIG.new" "$BIG"
fi
DONGBO_BIN=$bin "$source/tests/gui/run_journeys.sh" "$here/stocktake.script" | awk '
    $1 == "cpu" && $2 !~ /^begin/ { printf "%-12s %7.1f ms  %s\n", $2, $3, $3 <= 50 ? "ok" : "TOO LONG"; bad += $3 > 50; next }
    { print }
    END { exit bad > 0 }'
