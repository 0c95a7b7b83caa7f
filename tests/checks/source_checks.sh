#!/usr/bin/env bash
# What no compiler says about the sources. Prints every finding with file and line; fails when there is one.
#   tests/checks/source_checks.sh [PART…]   format shell spelling words headers tidy; without: all but
#                                           tidy, which DONGBO_LONG=1 adds
# headers and tidy look at what changed in the last commits and since; with DONGBO_LONG=1 at everything.
# Environment: DONGBO_BUILD, a configured build (compile_commands.json).
set -uo pipefail
shopt -s lastpipe # part runs in this shell: it sets `failed`
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit
build=${DONGBO_BUILD:-$PWD/build}
here=tests/checks
failed=0
[ $# -gt 0 ] || set -- format shell spelling words headers ${DONGBO_LONG:+tidy}

# Without a repository (an unpacked archive) everything counts as changed.
in_repository() { git rev-parse --git-dir >/dev/null 2>&1; }
files() { # PATTERN…: paths of the sources
    if in_repository; then
        git ls-files --cached --others --exclude-standard -- "$@"
    else
        for pattern in "$@"; do find . -path "./build*" -prune -o -name "$pattern" -print; done | sed 's|^\./||'
    fi | sort -u | while IFS= read -r path; do [ ! -f "$path" ] || echo "$path"; done
}
changed() { # PATTERN…: those that the last eight commits or nobody yet committed
    if [ -n "${DONGBO_LONG:-}" ] || ! in_repository; then
        files "$@"
        return
    fi
    { git log -8 --name-only --format= -- "$@"; git diff --name-only HEAD -- "$@"; } | sort -u |
        while IFS= read -r path; do [ ! -f "$path" ] || echo "$path"; done
}
part() { # NAME, findings on stdin
    local findings
    findings=$(cat)
    if [ -n "$findings" ]; then
        printf 'FAILED %s\n%s\n' "$1" "$findings"
        failed=1
    else
        echo "ok     $1"
    fi
}
# Phrases of dialect.tsv, each with what to write instead. A third column names rooms not reworded yet.
dialect() {
    local phrase instead rooms
    while IFS=$'\t' read -r phrase instead rooms; do
        case $phrase in '' | '#'*) continue ;; esac
        files '*.cpp' '*.h' | grep -vE "^(${rooms:-/})/" | xargs -r grep -nHE -e "$phrase" 2>&1 |
            awk -v instead="$instead" '{ print $0 "    write: " instead }'
    done <"$here/dialect.tsv"
}
# The flags a source of this room is compiled with, less what makes an object or precompiled headers.
flags_of() { # PATH: header or source
    python3 "$here/compile_flags.py" "$build/compile_commands.json" "$1"
}
alone() { # HEADER: compiles by itself, without the precompiled headers that hide a missing include
    local flags
    IFS=$'\n' read -r -d '' -a flags < <(flags_of "$1")
    echo "#include \"$1\"" | "${CXX:-g++}" "${flags[@]}" -fsyntax-only -x c++ - 2>&1 | grep -m1 -E 'error|warning'
}
export -f alone flags_of
export build here

for name in "$@"; do
    case $name in
        format)
            files '*.cpp' '*.h' | xargs -r -P"$(nproc)" -n40 clang-format --dry-run 2>&1 | grep 'code should be' | part format
            ;;
        shell)
            { files '*.sh'; files run 'tests/*/run' .ci/run; } | sort -u | xargs -r shellcheck -S warning -f gcc | part shell
            ;;
        spelling)
            files '*.cpp' '*.h' '*.sh' '*.cmake' 'CMakeLists.txt' '*.md' | grep -v '^data/' |
                xargs -r codespell -q 3 -I "$here/spelling_ignored.txt" | part spelling
            ;;
        words)
            dialect | part words
            ;;
        headers)
            changed '*.h' | grep -v '^tests/' | xargs -r -P"$(nproc)" -I{} bash -c 'alone {}' | part headers
            ;;
        tidy)
            changed '*.cpp' | grep -E '^(core|importers|cli|gui)/' | python3 "$here/tidy_rooms.py" "$build/compile_commands.json" | part tidy
            ;;
        *)
            sed -n '2,6p' "$0" | sed 's/^# \{0,1\}//' >&2
            exit 2
            ;;
    esac
done
exit $failed
