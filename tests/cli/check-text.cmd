"$DCVLINT" --no-config zones
