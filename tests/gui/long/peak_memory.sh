#!/usr/bin/env bash
# Called by a step `run` of a script: the most memory the window has held, in MiB.
pid=$PPID
while [ "$pid" -gt 1 ] && [ "$(cat "/proc/$pid/comm")" != dongbo ]; do
    pid=$(awk '/^PPid/ { print $2 }' "/proc/$pid/status")
done
awk '/^VmHWM/ { printf "memory peak %d MiB\n", $2 / 1024 }' "/proc/$pid/status" >>"$DIR/memory.txt"
