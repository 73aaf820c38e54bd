# What becomes of a file decides how much its signatures weigh; rules that are off
# are not worked out, accepted names not told.
mkdir signed
cat >signed/example.com.zone <<'END'
example.com. 3600 IN SOA ns1.example.net. hostmaster.example.com. 1 7200 3600 1209600 3600
example.com. 3600 IN RRSIG SOA 13 2 3600 20261128120000 20261101000000 64940 example.com. MicNimiBaxY7cHpHxYFpdR89m/mKlsMwdfUk9FFVQZqsheFzH+2fqz25 2WoBwAY0md71khaV32RiAw4wDtcayQ==
example.com. 3600 IN NS ns1.example.net.
example.com. 3600 IN RRSIG NS 13 2 3600 20261128120000 20261101000000 64940 example.com. nDg2oja63BRNPE7xm+jMKobzVdnIlhtU2zr+OBtck3GZ03hRxdt9r5t9 eJmeqeuHB9f5CuRDigxGDC3WawP7IA==
example.com. 3600 IN A 8.8.8.8
example.com. 3600 IN RRSIG A 13 2 3600 20261128120000 20261101000000 64940 example.com. PMLjZwLR/xGtlcbaP+mV/oKgxsqB/9UJUkIhJB4YPTTYI+7l6N/Ut7AB d1+F0oqek9P0FTh34R/4DugBJKNfBQ==
example.com. 3600 IN MX 10 example.com.
example.com. 3600 IN RRSIG MX 13 2 3600 20261128120000 20261101000000 64940 example.com. kxTpwPTF41nTb0vpfodBWpqPGOgNAvn8XCnNNhzinGk56BtDUE7/ZI9t X5Q0zBXXL3+WEHpMt2Nnj0Iki9dOxg==
example.com. 3600 IN NSEC _dmarc.example.com. A NS SOA MX RRSIG NSEC DNSKEY
example.com. 3600 IN RRSIG NSEC 13 2 3600 20261128120000 20261101000000 64940 example.com. lNxtYz3HhPfgSrgIOhMm0L/mqd4nGY1EeQbiEUqVZIh9x/NMzs6KyIHi n3Em5H5YqHAXPin6G1V9eCd9f9reNQ==
example.com. 3600 IN DNSKEY 257 3 13 XFzsBUUFlztT8ImZRsUnzM0MRSjwbCYKJT/B6jknqryXQ2g7p29iSLeb H6IGnVhd/HH4EHV4A6cgmNr9HPrPhA==
example.com. 3600 IN RRSIG DNSKEY 13 2 3600 20261128120000 20261101000000 64940 example.com. rmOK3k7hmePStXmRjH9EDWoibHASfrt4lnf3kAEltsOkD9G6Fm1rYUa3 nqdJXqniMzcWRepBO9Y0a2SvOJ+FYA==
_dmarc.example.com. 3600 IN TXT v=DMARC1
_dmarc.example.com. 3600 IN RRSIG TXT 13 3 3600 20261128120000 20261101000000 64940 example.com. me6Z95siz4LwY8E+XjMcQowcq2sEfnJY+1dX+lRuRxwKbaUzo4zlES7c Bpw/yfAYUFsOuo8FlGdQ/PImvufNIA==
_dmarc.example.com. 3600 IN NSEC example.com. TXT RRSIG NSEC
_dmarc.example.com. 3600 IN RRSIG NSEC 13 3 3600 20261128120000 20261101000000 64940 example.com. DmHU9iSrQ2dOAusPIpW1SJi3ZIUt4KProtNAZW42uLjlu5u0bSphAfDQ AZGHgyKP9ESCtYYT/vTOiuLf0iinUw==
END
check() {
	"$DCVLINT" --format json --color never --fail-on never "$@" 2>&1 | python3 -c 'import json, sys
for f in json.load(sys.stdin)["findings"]: print(f["severity"], f["rule"], *f["names"])'
}
config() {
	printf 'zones: [{path: signed%s}]\n%s\n' "$1" "${2:-}" >.dcvlint.yaml
}
for day in 2026-11-01 2026-11-24 2026-11-29 2026-10-01 2026-03-14; do
	for served in "" ", served-as-is: true" ", served-as-is: false"; do
		config "$served"
		echo "$day$served"
		check --today $day
	done
done
config "" "ignore: [{rule: dnssec, name: _dmarc.example.com, reason: ours}]"
sed -i '/RRSIG TXT/d; /RRSIG MX/d' signed/example.com.zone
check --today 2026-11-01
check --today 2026-11-01 --ignore dnssec
check --today 2026-11-01 --no-config signed --severity dnssec-signature-missing=note
