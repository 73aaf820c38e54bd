# The map of routes: of routes it is the output, and what is found goes to
# standard error; of check beside text.
"$DCVLINT" routes --no-config --today 2026-11-24 --format dot zones 2>said
echo "exit $?"
tail -1 said
"$DCVLINT" --no-config --today 2026-11-24 --report dot=map zones >/dev/null
"$DCVLINT" --no-config --today 2026-11-24 --format dot zones 2>/dev/null | cmp - map
# Two CAs, and a name that no zone holds.
"$DCVLINT" routes --no-config --today 2026-11-24 --format dot --ca acm,acm-api --name www.example.com --name a.example.edu zones 2>/dev/null
