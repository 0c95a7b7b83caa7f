#!/usr/bin/env bash
# Makes pictures of every screen: Vietnamese and English, light and dark, 1366x768 and 1920x1080, into
# build/pictures. Plays tests/gui/pictures/*.script once for each, on a screen of its own.
#   scripts/pictures.sh [--quick | --small | --double] [NAME…]
#                                            only scripts whose names contain one of the words;
#                                            --quick: Vietnamese, light, 1366x768 only
#                                            --small: both languages, light, 1024x700
#                                            --double: both languages, light, 1366x768 at 200 %
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

if [ "${1:-}" != --inside ]; then
    screen=1920x1080
    [ "${1:-}" != --double ] || screen=2732x1536
    exec scripts/with_display.sh -s $screen "$0" --inside "$@"
fi
shift
languages="vi en" themes="light dark" sizes="1366x768 1920x1080"
case ${1:-} in
--quick) languages=vi themes=light sizes=1366x768 ;;
--small) themes=light sizes=1024x700 ;;
--double) themes=light sizes=1366x768 && export GDK_SCALE=2 ;;
esac
[[ ${1:-} != --* ]] || shift

export SOURCE=$PWD BIN=${DONGBO_BIN:-$PWD/build/bin}
work=$(dirname "$BIN")/pictures
mkdir -p "$work"
made=$work/mau.dongbo
# the same moment in every picture, whatever the hour here
export DONGBO_CLOCK=${DONGBO_CLOCK:-2026-06-15T10:00:00+07:00}
if [ ! -f "$made" ] || [ "$BIN/dongbo-cli" -nt "$made" ] || [ "$(cat "$work/day" 2>/dev/null)" != "${DONGBO_CLOCK%%T*}" ]; then
    rm -f "$made" "$made"-*
    printf %s "${DONGBO_CLOCK%%T*}" >"$work/day"
    "$BIN/dongbo-cli" --register "$made" init --sample >/dev/null || exit 3
fi

failed=0
one() { # LANGUAGE THEME WIDTH HEIGHT SCRIPT
    export W=$3 H=$4 LANGUAGE_SHOWN=$1
    END="$([ "$1" = vi ] || printf %s "-$1")$([ "$2" = light ] || printf %s "-$2")$([ "$3" = 1366 ] || printf %s "-$3")"
    END=$END$([ -z "${GDK_SCALE:-}" ] || printf %s -double)
    export END
    export OUT=$work DIR=$work/home
    rm -rf "$DIR"
    mkdir -p "$DIR/data" "$DIR/config" "$DIR/state"
    export HOME=$DIR XDG_DATA_HOME=$DIR/data XDG_CONFIG_HOME=$DIR/config XDG_STATE_HOME=$DIR/state
    export SAMPLE=$DIR/mau.dongbo
    cp "$made" "$SAMPLE"
    mkdir -p "$DIR/config/dongbo"
    printf 'person/%s\tLê Thị Khuôn Mẫu\n' "$SAMPLE" >"$DIR/config/dongbo/window.conf"
    local start
    start=$(sed -n '1s/^# start: *//p' "$5")
    if ! eval "DONGBO_DRIVE='$5' DONGBO_DRIVE_FAILED='$work' timeout 120 '$BIN/dongbo' $start \
            --lang $1 --theme $2" >"$DIR/out.txt" 2>"$DIR/err.txt" </dev/null; then
        echo "FAILED $(basename "$5") $END" >&2
        grep -v -E 'Gtk-|^$|pixman|Gdk-' "$DIR/err.txt" | head -5 >&2
        failed=1
    fi
}

for script in tests/gui/pictures/*.script; do
    wanted=$([ $# -eq 0 ] && echo yes)
    for word in "$@"; do
        [[ $script != *$word* ]] || wanted=yes
    done
    [ -n "$wanted" ] || continue
    for language in $languages; do
        for theme in $themes; do
            for size in $sizes; do
                one "$language" "$theme" "${size%x*}" "${size#*x}" "$script"
            done
        done
    done
done
rm -rf "${work:?}/home"
echo "$(find "$work" -maxdepth 1 -name '*.png' | wc -l) pictures in $work"
exit $failed
