#!/usr/bin/env bash
# Installs to a folder of its own, builds examples/library against that, and reads an article with it.
set -euo pipefail
cmake=$1 build=$2 source=$3 compiler=$4 generator=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$cmake" --install "$build" --prefix "$work/prefix" >/dev/null
"$cmake" -S "$source/examples/library" -B "$work/build" -G "$generator" -DCMAKE_PREFIX_PATH="$work/prefix" \
  -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=Release >/dev/null
"$cmake" --build "$work/build" >/dev/null
"$work/prefix/bin/isnad" --version
printf 'قال المرصد السوري لحقوق الإنسان إن 12 مسلحاً قتلوا أمس في غارة على مدينة إدلب.\n' >"$work/article.txt"
"$work/build/print_claims" "$work/article.txt" 2018-03-12 | tee "$work/claims"
grep -q 'ASSAULT.*killed 12' "$work/claims"
