# A folder of octoDNS: its configuration is no zone, and tells the zones' TTL.
"$DCVLINT" --no-config octodns
echo "exit $?"
"$DCVLINT" routes --no-config octodns 2>/dev/null
"$DCVLINT" dump --no-config octodns 2>/dev/null
echo "-- the configuration, named"
"$DCVLINT" --no-config --quiet --select zone octodns/config/production.yaml
