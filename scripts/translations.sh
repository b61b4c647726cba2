#!/usr/bin/env bash
# Brings the texts of ui/ and app/ into translations/*.ts; new ones stand there as unfinished.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PATH=/usr/lib/qt6/bin:$PATH
cd "$root"
lupdate -silent -no-obsolete -locations none -extensions cpp,h -source-language en_IN -target-language hi_IN \
    ui app -ts translations/opdesk_hi.ts
