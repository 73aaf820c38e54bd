# Certificates of a template beside names of a whole zone: a name both asked for
# and found is one row; the table of JSON lists them.
mkdir aws
cat >aws/site.yaml <<'END'
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Site:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: shop.example.com
      SubjectAlternativeNames: [www.example.com]
      ValidationMethod: EMAIL
      DomainValidationOptions: [{DomainName: www.example.com, ValidationDomain: example.com}]
  Dns:
    Type: AWS::CertificateManager::Certificate
    Properties: {DomainName: cdn.example.com, ValidationMethod: DNS}
END
"$DCVLINT" routes --no-config --today 2026-11-24 aws zones/example.com.zone 2>/dev/null
"$DCVLINT" routes --no-config --today 2026-11-24 --format jsonl aws zones/example.com.zone 2>/dev/null | grep '"type":"\(head\|certificate\|summary\)"'
"$DCVLINT" routes --no-config --today 2026-11-24 --format jsonl --ca acm aws zones/example.com.zone 2>/dev/null | grep '"type":"\(head\|certificate\)"'
# Names asked for by the user are judged alone.
"$DCVLINT" routes --no-config --today 2026-11-24 --name cdn.example.com aws zones/example.com.zone 2>/dev/null
# Those of the configuration are judged beside a file's; one row for both.
cat >.dcvlint.yaml <<'END'
certificates:
  - id: mine
    names: [shop.example.com, test.example.com]
END
"$DCVLINT" routes --today 2026-11-24 aws zones/example.com.zone 2>/dev/null
"$DCVLINT" routes --today 2026-11-24 --ca acm-api --format jsonl aws zones/example.com.zone 2>/dev/null | sed -n 's/^\({"type":"row","name":"[^"]*"\).*\("ca":"[^"]*"\).*"reasons.*/\1,\2/p; /"type":"certificate"/p'
