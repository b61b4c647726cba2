#!/usr/bin/env bash
# Brings the texts of ui/ and app/ into translations/*.ts; new ones stand there as unfinished.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PATH=/usr/lib/qt6/bin:$PATH
cd "$root"
# -I: without the headers lupdate does not know the namespaces, and the contexts are not those of the running program.
update=(lupdate -silent -no-obsolete -locations none -extensions cpp,h -I . -source-language en_IN)
"${update[@]}" -target-language hi_IN ui app -ts translations/opdesk_hi.ts
"${update[@]}" -target-language en_IN -pluralonly ui app -ts translations/opdesk_en.ts
