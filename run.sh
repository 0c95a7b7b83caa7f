#!/usr/bin/env bash
# Installs what is missing, builds, and shows the program at work on its own sample register
# (build/sample/mau.dongbo, kept between runs): the window where there is a display, else the command
# line. Never touches anybody's own register.
#   ./run.sh            build and show
#   ./run.sh --cli      show the command line also where there is a display
#   ./run.sh --fresh    make the sample register anew
#   ./run.sh --build    only build
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

fresh=false
window=false
[ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || window=true
for word in "$@"; do
    case $word in
        --build) exec scripts/build.sh ;;
        --fresh) fresh=true ;;
        --cli) window=false ;;
        *)
            sed -n '2,8p' "$0" | sed 's/^# \{0,1\}//' >&2
            exit 2
            ;;
    esac
done

# the tests are built by test.sh
programs=(dongbo_cli_program dongbo-reader)
! $window || programs+=(dongbo_program)
scripts/build.sh "${programs[@]}"

unset DONGBO_REGISTER DONGBO_AS
cli=build/bin/dongbo-cli
register=build/sample/mau.dongbo
mkdir -p build/sample
if $fresh; then
    rm -f "$register" "$register-wal" "$register-shm" build/sample/*.xlsx
fi

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[ -t 1 ] || say() { printf '\n%s\n' "$*"; }

if [ ! -f "$register" ]; then
    say "Tạo sổ mẫu: nhập các danh sách Excel, ghi lại ba năm sự cố và sửa chữa"
    "$cli" --register "$register" init --sample
fi
if $window; then
    exec build/bin/dongbo "$register"
fi
echo "Không có màn hình, nên đây là chương trình dòng lệnh. / No display here, so this is the command line."

# the sample ends in May 2024: its lists are shown as of that time
show() { "$cli" --register "$register" --at 13/05/2024 "$@"; }
say "Sự cố đang mở"
show fault list --open
say "Chi phí sửa chữa"
show report repair-costs
say "Các điểm cầu còn thiếu hoặc hỏng gì so với bộ thiết bị chuẩn"
show report needs
for name in inventory faults repair-costs needs; do
    show report "$name" -o "build/sample/$name.xlsx" >/dev/null
done
say "Sổ và các bảng Excel"
ls -1 "$PWD/$register" "$PWD"/build/sample/*.xlsx
echo
echo "Thử tiếp: $cli --register $register --help"
