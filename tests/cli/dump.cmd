"$DCVLINT" dump --no-config zones/example.org.zone.gz
