printf 'www IN A 8.8.8.80\nshop IN MX 10 10.0.0.1\n' >zones/hosts.inc
echo '$INCLUDE hosts.inc' >>zones/example.net.zone
"$DCVLINT" --no-config --select mx --changed --context zones zones/hosts.inc
echo "exit $?"
"$DCVLINT" --no-config --changed --context zones README.md gone.zone
echo "exit $?"
"$DCVLINT" --no-config --changed zones/hosts.inc
