"$DCVLINT" --no-config --quiet zones/example.net.zone
