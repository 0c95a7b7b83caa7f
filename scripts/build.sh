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
ninja -C build --quiet "$@"
