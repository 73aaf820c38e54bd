"$DCVLINT" --no-config --select mx --ignore mx-target-is-alias --severity mx-target-origin-doubled=warning zones
