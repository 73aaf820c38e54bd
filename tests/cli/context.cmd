"$DCVLINT" routes --no-config --context zones zones/example.org.zone.gz 2>/dev/null
echo "exit $?"
"$DCVLINT" --no-config --format json --today 2026-11-24 --select syntax --context zones zones/example.org.zone.gz | sed -n 's/.*"summary"/"summary"/p'
