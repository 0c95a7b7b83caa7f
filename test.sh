#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test.
#   ./test.sh             the suites of every day
#   ./test.sh --long      and the long ones
#   ./test.sh --any-hour  the suites of every day at other hours, days, zones, languages, and under load
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

suite=(ctest --test-dir build --output-on-failure --no-tests=error -j2)
for word in "$@"; do
    case $word in
        --long) export DONGBO_LONG=1 ;;
        --any-hour) suite=(tests/any_hour/run) ;;
        *)
            sed -n '2,5p' "$0" | sed 's/^# \{0,1\}//' >&2
            exit 2
            ;;
    esac
done

scripts/build.sh
unset DONGBO_REGISTER DONGBO_AS DONGBO_LANG DONGBO_CLOCK
exec "${suite[@]}" </dev/null
