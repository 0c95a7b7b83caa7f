#!/usr/bin/env bash
# Builds into build/ by the preset "dev"; programs are at build/bin/. Configures only when it never
# has: ninja does it again by itself when a CMake file changed. Arguments are targets for ninja.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
# copies of this folder elsewhere then share the compiler cache
export CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=$PWD CCACHE_SLOPPINESS=pch_defines,time_macros
if [ ! -f build/build.ninja ]; then
    mkdir -p build
    if ! cmake --preset dev >build/configure.log 2>&1; then
        cat build/configure.log >&2
        exit 1
    fi
fi

# the first build takes a while: say how long, and how far it is
# (a dry run would only tell that it looks for new files first)
all=$(ninja -C build -t commands "$@" | wc -l)
made=0
[ ! -f build/.ninja_log ] || made=$(wc -l <build/.ninja_log)
todo=$((all - made))
if [ "$todo" -lt 100 ]; then
    exec ninja -C build --quiet "$@"
fi
cores=$(nproc)
echo "Biên dịch $todo bước trên $cores lõi, lần đầu khoảng $((todo * 4 / cores / 60 + 1)) phút / building $todo steps on $cores cores, the first time about $((todo * 4 / cores / 60 + 1)) minutes"
if [ -t 1 ]; then
    NINJA_STATUS='[%f/%t, %e s] ' exec ninja -C build "$@"
fi
# where lines cannot be overwritten: every fiftieth step, and whatever the compiler says
NINJA_STATUS='[%f/%t, %e s] ' ninja -C build "$@" | awk '
    /^\[[0-9]+\/[0-9]+, / { split(substr($1, 2), at, "/"); if (at[1] % 50 == 0) { print $1, $2, "s"; fflush() } next }
    { print; fflush() }'
