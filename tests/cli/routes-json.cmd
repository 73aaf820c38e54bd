"$DCVLINT" routes --no-config --format json --today 2026-11-24 \
	--mailboxes example.com=mailboxes/aliases \
	--certificate shop.example.com,old.example.com \
	--name www.sub.test.example.com --name x.eu.example.com \
	--name nowhere.example.com --name example.edu zones 2>findings >json
status=$?
cat findings
sed -E 's/"version":"[0-9.]+"/"version":"V"/; s/"psl":"[0-9-]+"/"psl":"DAY"/' json
exit $status
