#!/usr/bin/env bash
# Installs what is missing to build and test, from scripts/packages.txt, with DONGBO_LONG=1 also from
# packages-long.txt, through apt (as root or by sudo), saying what and why. Does nothing, quickly,
# when all is there.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

missing=()
reasons=()
installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null | awk '$2 == "installed" {print $1}')
while IFS=$'\t' read -r package reason; do
    case $package in ''|'#'*) continue ;; esac
    if ! grep -qxF "$package" <<<"$installed"; then
        missing+=("$package")
        reasons+=("  $package – $reason")
    fi
done < <(cat "$here/packages.txt" ${DONGBO_LONG:+"$here/packages-long.txt"})
[ ${#missing[@]} -eq 0 ] && exit 0

echo "Cài thêm / installing:"
printf '%s\n' "${reasons[@]}"
if [ "$(id -u)" -eq 0 ]; then
    run=()
elif command -v sudo >/dev/null; then
    run=(sudo)
else
    echo "Cần quyền quản trị / this needs root or sudo:  apt-get install ${missing[*]}" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
install=("${run[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}")
if ! "${install[@]}" </dev/null; then
    # the lists of packages may be old or were never fetched
    "${run[@]}" apt-get update -q </dev/null
    "${install[@]}" </dev/null
fi
