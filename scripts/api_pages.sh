#!/usr/bin/env bash
# Makes pages of what other programs include (include/dongbo and the headers it names): build/api/html/index.html.
# Fails when doxygen finds a reference or parameter in the comments that is not in the code. Needs doxygen.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if ! command -v doxygen >/dev/null; then
    echo "Cần doxygen / this needs doxygen:  apt-get install doxygen" >&2
    exit 1
fi
mkdir -p build/api
headers=$(sed -n 's/^#include "\(.*\)"$/\1/p' include/dongbo/*.h | sort -u | tr '\n' ' ')
doxygen - <<END
PROJECT_NAME           = "Đồng Bộ"
PROJECT_BRIEF          = "Register of conference equipment and its maintenance"
OUTPUT_DIRECTORY       = build/api
INPUT                  = include/dongbo $headers core/domain docs/GLOSSARY.md
USE_MDFILE_AS_MAINPAGE = include/dongbo/README.md
FILE_PATTERNS          = *.h *.md
EXAMPLE_PATH           = docs/example
STRIP_FROM_PATH        = .
FULL_PATH_NAMES        = YES
JAVADOC_AUTOBRIEF      = YES
EXTRACT_ALL            = YES
EXTRACT_STATIC         = YES
SORT_MEMBER_DOCS       = NO
GENERATE_LATEX         = NO
HAVE_DOT               = NO
CLASS_GRAPH            = NO
QUIET                  = YES
WARN_IF_UNDOCUMENTED   = NO
WARN_LOGFILE           = build/api/warnings.txt
END
# specialisations of std::hash puzzle it: their namespace is not among the files
if grep -v 'std::hash<' build/api/warnings.txt; then
    exit 1
fi
echo "$PWD/build/api/html/index.html"
