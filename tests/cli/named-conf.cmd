mkdir -p etc/bind/zones
zone='$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\n@ IN MX 10 mx\nns1 IN A 8.8.8.53\nmx IN A 8.8.8.%s\n'
printf "$zone" 25 >etc/bind/zones/one
printf "$zone" 26 >etc/bind/zones/two
printf "$zone" 27 >etc/bind/zones/copy
cat >etc/bind/named.conf <<'END'
// The views share what named.conf.local says.
options { directory "/var/cache/bind"; /* not in
	this repository */ listen-on { any; }; };
include "/etc/bind/named.conf.local";
view "inside" {
	match-clients { 10.0.0.0/8; };
	zone "example.com" IN { type master; file "/etc/bind/zones/one"; };
	zone "example.net" { type slave; file "/etc/bind/zones/copy"; };
};
view outside {
	zone example.com { type primary; file "/etc/bind/zones/two"; }; # the other
	zone "example.org" { in-view "inside"; };
};
END
cat >etc/bind/named.conf.local <<'END'
view "inside" { zone "example.org" { type primary; file "zones/one"; allow-query { any; }; }; };
END
"$DCVLINT" routes --no-config etc 2>&1 | grep -v '^ \|^$'
echo "named"
"$DCVLINT" routes --no-config --name www.example.com etc/bind/named.conf 2>/dev/null
echo "missing"
echo 'zone "example.edu" { type primary; file "edu"; }; zone "example.info" { type primary; file "info"; };' >>etc/bind/named.conf.local
"$DCVLINT" --no-config --select syntax etc/bind/named.conf >/dev/null
echo "exit $?"
"$DCVLINT" --no-config --select syntax etc >/dev/null
echo "exit $?"
"$DCVLINT" --no-config --quiet --select syntax etc
echo "exit $?"
echo "odd"
printf 'zone "a..b" { type primary; file "zones/one"; };\ninclude "named.conf";\ninclude "/etc/passwd";\ninclude "*.conf";\n"' >etc/bind/named.conf
"$DCVLINT" --no-config --select syntax etc/bind/named.conf
