"$DCVLINT" routes --no-config --ca acm-api --validation-domain example.com --name app.dev.example.com zones
