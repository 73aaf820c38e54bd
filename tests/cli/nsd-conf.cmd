mkdir -p nsd/zones
zone='$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\n@ IN MX 10 mx\nns1 IN A 8.8.8.53\nmx IN A 8.8.8.25\n'
for name in example.com.master p/example.net hidden; do
	mkdir -p "nsd/zones/${name%/*}" 2>/dev/null
	[ "$name" = "${name%/*}" ] && rmdir "nsd/zones/$name" 2>/dev/null
	printf "$zone" >"nsd/zones/$name"
done
cat >nsd/nsd.conf <<'END'
server:
	zonesdir: "/etc/nsd/zones" # as installed
pattern: name: "own"
	zonefile: "%1/%s"
zone:
	name: "example.com"
	zonefile: 'example.com.master'
zone:
	name: pexample.net
	include-pattern: own
zone:
	name: example.org
	zonefile: hidden
	request-xfr: 192.0.2.1 NOKEY
include: "/etc/nsd/conf.d/*.conf"
END
mv nsd/zones/p/example.net nsd/zones/p/pexample.net
"$DCVLINT" routes --no-config nsd 2>/dev/null
echo "exit $?"
"$DCVLINT" --no-config --select syntax nsd/nsd.conf
