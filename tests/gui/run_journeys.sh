#!/usr/bin/env bash
# Plays scripts on the real window (see README.md here), each in a home of its own with a copy of the
# sample register. Needs a display: scripts/with_display.sh tests/gui/run_journeys.sh [SCRIPT…]
# Without arguments: every journey. Names 1.script, 2.script behind a dot are parts of one journey,
# played one after another in the same home; a part that ends with `kill` is killed and must be.
# Environment: DONGBO_BIN (folder of the programs), DONGBO_CLOCK (when every program starts; the same
# moment whatever the hour here unless given).
set -uo pipefail
export DONGBO_CLOCK=${DONGBO_CLOCK:-2026-06-15T10:00:00+07:00}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SOURCE=$(cd "$here/../.." && pwd)
export SOURCE
export BIN=${DONGBO_BIN:-$SOURCE/build/bin}
build=$(dirname "$BIN")

work=$build/journeys
mkdir -p "$work"
export SAMPLE_MADE=$work/mau.dongbo
# anew when the program that makes it is younger, or when it was made on another day
day=${DONGBO_CLOCK%%T*}
if [ ! -f "$SAMPLE_MADE" ] || [ "$BIN/dongbo-cli" -nt "$SAMPLE_MADE" ] ||
    [ "$(cat "$work/day" 2>/dev/null)" != "$day" ]; then
    rm -f "$SAMPLE_MADE" "$SAMPLE_MADE"-*
    printf %s "$day" >"$work/day"
    "$BIN/dongbo-cli" --register "$SAMPLE_MADE" init --sample >/dev/null || exit 3
fi

scripts=("$@")
[ $# -gt 0 ] || scripts=("$here"/journeys/*.script)

failed=0
last=
for script in "${scripts[@]}"; do
    journey=$(basename "$script" .script)
    journey=${journey%.[0-9]}
    if [ "$journey" != "$last" ]; then
        last=$journey
        export DIR=$work/$journey
        rm -rf "$DIR"
        mkdir -p "$DIR/data/dongbo" "$DIR/config" "$DIR/state"
        export HOME=$DIR XDG_DATA_HOME=$DIR/data XDG_CONFIG_HOME=$DIR/config XDG_STATE_HOME=$DIR/state
        export SAMPLE=$DIR/mau.dongbo
        export DONGBO_PRINT_TO=$DIR/printed.pdf # what is printed, without the system's dialog
        cp "$SAMPLE_MADE" "$SAMPLE"
        # somebody has worked here before; a journey that begins without anybody removes the file
        mkdir -p "$DIR/config/dongbo"
        printf 'person/%s\tLê Thị Khuôn Mẫu\n' "$SAMPLE" >"$DIR/config/dongbo/window.conf"
    fi
    # the first line may say how the program is started: # start: $SAMPLE --lang en
    start=$(sed -n '1s/^# start: *//p' "$script")
    before=$(sed -n '2s/^# before: *//p' "$script")
    [ -z "$before" ] || (cd "$DIR" && eval "$before") || { echo "FAILED $journey: before"; failed=1; continue; }
    began=$(date +%s%N)
    eval "DONGBO_DRIVE='$script' DONGBO_DRIVE_FAILED='$work' timeout 120 '$BIN/dongbo' $start" \
        >"$DIR/out.txt" 2>"$DIR/err.txt" </dev/null
    code=$?
    took=$(( ($(date +%s%N) - began) / 1000000 ))
    wanted=0
    grep -q '^kill' "$script" && wanted=137
    grep -q '^crash' "$script" && wanted=139
    grep -E '^(cpu|actions) ' "$DIR/out.txt"
    if [ $code -eq $wanted ]; then
        echo "ok     $(basename "$script" .script)  ${took} ms"
    else
        echo "FAILED $(basename "$script" .script)  (exit $code)"
        grep -v -E 'Gtk-(CRITICAL|WARNING)|^$|pixman|Gdk-' "$DIR/err.txt" | head -80
        failed=1
    fi
done
exit $failed
