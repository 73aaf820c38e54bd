"$DCVLINT" --no-config --exclude example.com.zone --select syntax,zone zones
echo "exit $?"
"$DCVLINT" --no-config --force-exclude --exclude zones/example.com.zone zones/example.com.zone
echo "exit $?"
"$DCVLINT" --no-config --exclude / zones
