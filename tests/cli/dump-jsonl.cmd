"$DCVLINT" dump --no-config --format jsonl zones/example.org.zone.gz
