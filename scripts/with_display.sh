#!/usr/bin/env bash
# Runs a command on a screen of its own that nobody sees: an X server in memory, a session bus and a
# window manager, all gone when the command ends.
#   scripts/with_display.sh [-s WIDTHxHEIGHT] COMMAND [ARGUMENTS…]
set -uo pipefail

size=1920x1080
if [ "${1:-}" = -s ]; then
    size=$2
    shift 2
fi
[ $# -gt 0 ] || { sed -n '2,4p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }

missing=()
for tool in Xvfb openbox dbus-daemon; do
    command -v "$tool" >/dev/null || missing+=("$tool")
done
if [ ${#missing[@]} -gt 0 ]; then
    echo "with_display.sh: missing: ${missing[*]} (scripts/setup.sh installs them)" >&2
    exit 3
fi

room=$(mktemp -d)
pids=()
finish() {
    for pid in "${pids[@]}"; do
        kill "$pid" 2>/dev/null
    done
    wait 2>/dev/null
    rm -rf "$room"
}
trap finish EXIT
trap 'exit 130' INT TERM

# the server chooses a free number and tells it
Xvfb -displayfd 5 -screen 0 "${size}x24" -nolisten tcp 5>"$room/display" >"$room/xvfb.log" 2>&1 &
pids+=($!)
for _ in $(seq 100); do
    [ -s "$room/display" ] && break
    sleep 0.05
done
if [ ! -s "$room/display" ]; then
    echo "with_display.sh: Xvfb did not start" >&2
    cat "$room/xvfb.log" >&2
    exit 3
fi
DISPLAY=":$(cat "$room/display")"
export DISPLAY
unset WAYLAND_DISPLAY
export GDK_BACKEND=x11

dbus-daemon --session --nofork --print-address=6 6>"$room/bus" >/dev/null 2>&1 &
pids+=($!)
openbox --sm-disable >/dev/null 2>&1 &
pids+=($!)
for _ in $(seq 100); do
    [ -s "$room/bus" ] && break
    sleep 0.05
done
DBUS_SESSION_BUS_ADDRESS=$(head -1 "$room/bus")
export DBUS_SESSION_BUS_ADDRESS

"$@"
