# SARIF of one zone, set out; what a release or another list of public suffixes
# changes is masked. tests/run-sarif.sh holds it against its schema.
"$DCVLINT" --no-config --format sarif --today 2026-11-24 --select mx zones >log
status=$?
sed -E 's/ersion":"[0-9.]+"/ersion":"V"/g; s/"publicSuffixList":"[0-9-]+"/"publicSuffixList":"DAY"/; s/"version":"V",("runs")/"version":"2.1.0",\1/' log | python3 -m json.tool --no-ensure-ascii
echo "exit $status"
# Beside text, from one run; of routes too.
"$DCVLINT" routes --no-config --today 2026-11-24 --select mx --report sarif=same zones >/dev/null 2>&1
echo "exit $?"
cmp log same
