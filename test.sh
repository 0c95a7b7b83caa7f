#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test.
#   ./test.sh           the suites of every day
#   ./test.sh --long    and the long ones
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for word in "$@"; do
    case $word in
        --long) export DONGBO_LONG=1 ;;
        *)
            sed -n '2,4p' "$0" | sed 's/^# \{0,1\}//' >&2
            exit 2
            ;;
    esac
done

scripts/build.sh
unset DONGBO_REGISTER DONGBO_AS DONGBO_LANG
exec ctest --test-dir build --output-on-failure --no-tests=error -j2 </dev/null
