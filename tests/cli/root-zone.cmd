# Below the root a name is relative as a whole, however short it is.
cat >root.zone <<'ZONE'
$ORIGIN .
$TTL 3600
@ IN SOA ns.a hostmaster.a 1 7200 3600 1209600 300
@ IN NS ns.a
ns.a IN A 8.8.8.8
a IN MX 10 m
b IN MX 10 mail.a
ZONE
"$DCVLINT" --no-config --today 2026-11-24 --select mx root.zone
