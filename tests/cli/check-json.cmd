# What a release or another list of public suffixes changes is masked.
"$DCVLINT" --no-config --format json --today 2026-11-24 zones >json
status=$?
sed -E 's/"version":"[0-9.]+"/"version":"V"/; s/"psl":"[0-9-]+"/"psl":"DAY"/' json
exit $status
