#!/usr/bin/env bash
# tests/gui/long/run_big_list.sh [--long]: the list of 10^5 devices (--long: 10^6) on the real window:
# opens it, types, sorts, pages, jumps to the end; five times. Prints the longest turn of the window's
# thread in each (CPU, best of five), what it may be, and the memory. Makes the register first (build/bench/).
# Needs a display: scripts/with_display.sh tests/gui/long/run_big_list.sh
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$(cd "$here/../../.." && pwd)
bin=${DONGBO_BIN:-$source/build/bin}
rows=100000 fill=100
[ "${1:-}" = --long ] && rows=1000000 fill=300

bench=$(dirname "$bin")/bench
mkdir -p "$bench"
register=$bench/devices-$rows.dongbo
if [ ! -f "$register" ]; then
    list=$bench/list-$rows.xlsx
    [ -f "$list" ] || "$bin/bench-make-list" "$rows" "$list" || exit 3
    rm -f "$register.new" "$register.new"-*
    "$bin/dongbo-cli" --register "$register.new" init --units vu-ban-2021 >/dev/null || exit 3
    "$bin/dongbo-cli" --register "$register.new" import "$list" --create-places >/dev/null
    [ $? -le 1 ] || exit 3
    mv "$register.new" "$register"
fi

times=$(mktemp)
trap 'rm -f "$times"' EXIT
for _ in 1 2 3 4 5; do
    # the journey's home gets its own name for the register: it is only read
    script=$(mktemp --suffix=.script)
    { sed -n 1p "$here/big_list.script" | sed "s|\$DIR/big.dongbo|$register|"; sed 1d "$here/big_list.script"; } >"$script"
    DONGBO_BIN=$bin "$source/tests/gui/run_journeys.sh" "$script" >>"$times" 2>&1 || { cat "$times"; exit 1; }
    cat "$(dirname "$bin")/journeys/$(basename "$script" .script)/memory.txt" >>"$times" 2>/dev/null
    rm -f "$script"
done
awk -v rows="$rows" -v fill="$fill" '
    $1 == "cpu" && $2 != "begin" { t = $3 + 0; if (!($2 in best) || t < best[$2]) best[$2] = t; if (!($2 in seen)) { order[++n] = $2; seen[$2] = 1 } }
    $1 == "memory" { if ($3 + 0 > memory) memory = $3 }
    END {
        for (i = 1; i <= n; ++i) {
            must = order[i] == "first_fill" ? fill : 50
            printf "%-14s %7.1f ms  at most %d  %s\n", order[i], best[order[i]], must, best[order[i]] <= must ? "ok" : "TOO LONG"
            bad += best[order[i]] > must
        }
        printf "%-14s %7d MiB  %s\n", "memory", memory, rows == 100000 ? (memory <= 150 ? "at most 150  ok" : "at most 150  TOO MUCH") : ""
        exit bad > 0
    }' "$times"
