# What a CA makes of each situation that public test zones of CAA hold; the
# names tell what must come out.
cat >caa.zone <<'ZONE'
$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1.example.net. hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1.example.net.
allowed IN CAA 0 issue "amazon.com"
allowed-among IN CAA 0 issue "ca.example.net"
allowed-among IN CAA 0 issue "amazontrust.com"
denied IN CAA 0 issue "ca.example.net"
denied-empty IN CAA 0 issue ";"
denied-empty-value IN CAA 0 issue ""
denied-upper-tag IN CAA 0 ISSUE "ca.example.net"
denied-mixed-tag IN CAA 0 IsSuE "ca.example.net"
denied-malformed IN CAA 0 issue "%%%%%"
denied-final-dot IN CAA 0 issue "amazon.com."
allowed-blanks IN CAA 0 issue "  amazon.com  "
$GENERATE 1-1000 allowed-big CAA 0 issue "ca$.example.net"
allowed-big IN CAA 0 issue "amazon.com"
$GENERATE 1-1001 denied-big CAA 0 issue "ca$.example.net"
denied-critical IN CAA 128 tbs "unknown"
denied-critical IN CAA 0 issue "amazon.com"
denied-critical-alone IN CAA 128 tbs "unknown"
allowed-unknown-tag IN CAA 0 tbs "unknown"
allowed-reserved-bit IN CAA 64 tbs "unknown"
allowed-critical-issue IN CAA 128 issue "amazon.com"
allowed-iodef IN CAA 0 iodef "mailto:ca@example.com"
; Wildcards.
allowed-denied-wild IN CAA 0 issue "amazon.com"
allowed-denied-wild IN CAA 0 issuewild ";"
denied-allowed-wild IN CAA 0 issue ";"
denied-allowed-wild IN CAA 0 issuewild "amazon.com"
allowed-only-issuewild IN CAA 0 issuewild ";"
; Levels without records.
a.b.c.empty IN A 8.8.8.80
empty IN CAA 0 issue "ca.example.net"
; Aliases: the target's set; where it has none that of the alias' own parent,
; never that of the target's.
to-allowed IN CNAME allowed
to-denied IN CNAME denied
to-denied-by-two IN CNAME to-denied
allowed-alias.denied IN CNAME allowed
none IN A 8.8.8.80
denied-by-own-parent.denied IN CNAME none
plain.denied IN A 8.8.8.80
allowed-not-by-targets-parent IN CNAME plain.denied
missing IN CNAME not-there.denied
to-outside IN CNAME outside.example.net.
loop IN CNAME loop
; Below a DNAME, and at it.
dname IN DNAME target
dname IN CAA 0 issue "amazon.com"
www.target IN CAA 0 issue "ca.example.net"
other.target IN A 8.8.8.80
target IN CAA 0 issue "ca.example.net"
; Below a cut: another zone's.
cut IN NS ns1.example.net.
cut IN CAA 0 issue "amazon.com"
; What a wildcard holds counts for names that do not exist.
*.synth IN CAA 0 issue "ca.example.net"
there.synth IN A 8.8.8.80
ZONE
{
	sed -n 's/^\([a-z][a-z0-9.-]*\) IN .*/\1.example.com/p' caa.zone
	echo allowed-big.example.com
	echo denied-big.example.com
	echo '*.allowed-denied-wild.example.com'
	echo '*.denied-allowed-wild.example.com'
	echo '*.allowed-only-issuewild.example.com'
	echo '*.denied.example.com'
	echo sub.denied.example.com
	echo www.dname.example.com
	echo other.dname.example.com
	echo none.dname.example.com
	echo below.cut.example.com
	echo not-there.synth.example.com
	echo below.loop.example.com
} >names
"$DCVLINT" routes --no-config --today 2026-11-24 --format jsonl --names-from names caa.zone |
	sed -n 's/^{"type":"row","name":"\([^"]*\).example.com".*"caa":"\([a-z]*\)".*/\1 \2/p'
