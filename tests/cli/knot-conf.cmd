mkdir -p knot/zones knot/other
zone='$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\n@ IN MX 10 mx\nns1 IN A 8.8.8.53\nmx IN A 8.8.8.25\n'
printf "$zone" >knot/zones/com
printf "$zone" >knot/other/z-example.net
printf "$zone" >knot/zones/copy
cat >knot/knot.conf <<'END'
server:
    listen: [ 0.0.0.0@53, ::@53 ]
template:
  - id: default
    storage: /var/lib/knot/zones
  - id: other
    storage: /var/lib/knot/other
    file: z-%s
zone:
  - domain: example.com
    file: com
  - domain: example.net.
    template: other
zone:
  - domain: example.org
    file: copy
    master: primary
END
"$DCVLINT" routes --no-config knot 2>/dev/null
echo "exit $?"
"$DCVLINT" routes --no-config --origin knot/zones/com=example.edu knot/knot.conf 2>/dev/null | grep -c example.edu
printf 'zone:\n  - domain: example.com\n    file: gone # away\ninclude: knot.conf\n' >knot/knot.conf
"$DCVLINT" --no-config --select syntax knot/knot.conf
