"$DCVLINT" routes --no-config --assume-no-mx cloudfront.net --mailboxes example.com=mailboxes/aliases zones 2>/dev/null
