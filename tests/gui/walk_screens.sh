#!/usr/bin/env bash
# Walks every screen of the window, on the sample register, as a screen reader does (atspi_walk.py).
# Needs a display: scripts/with_display.sh tests/gui/walk_screens.sh
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=${DONGBO_BIN:-$here/../../build/bin}

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state
"$bin/dongbo-cli" --register "$home/mau.dongbo" init --sample >/dev/null || exit 3

"$here/atspi_walk.py" --least 8 --tabs --click "Báo hỏng" -- "$bin/dongbo" "$home/mau.dongbo" --lang vi
