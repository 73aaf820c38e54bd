for words in mx-null-preference mailbox mailbox-catch-all "mx-duplicat" "mailbox zone-no-so" "--format markdown name-denied" "--format json mx" ; do
	# shellcheck disable=SC2086
	"$DCVLINT" explain $words
	echo "exit $?"
done
