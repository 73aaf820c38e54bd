"$DCVLINT" explain mx-null-preference
