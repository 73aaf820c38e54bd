for words in --bogus "--format yaml zones" "--name a..b zones" "--severity mx=loud zones" nowhere.zone "explain no-such-rule" "--help=x"; do
	# shellcheck disable=SC2086
	"$DCVLINT" $words
	echo "exit $?"
done
