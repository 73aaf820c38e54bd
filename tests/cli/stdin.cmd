printf 'www IN A 300.1.1.1\n@ 60 IN MX 10 mail\n' |
	"$DCVLINT" --no-config --origin example.com --stdin-filename new.zone -
