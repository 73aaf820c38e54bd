# Comments in zones: each form, what they do not do, and what is no comment.
cat >s.zone <<'Z'
; dcvlint: ignore-file=mail-route-inherited all mail goes to the apex
$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
  IN NS ns1.example.net.
  IN MX 10 mail ; the old host ; dcvlint: ignore=mx-target-is-alias -- moves in spring
mail IN CNAME www
www IN A 8.8.8.80 ; dcvlint: ignore=mx, mail-name-stripped
; dcvlint: ignore=mail-route-null no mail here
a IN MX ( 0
  . )
b IN MX ( 0 ; dcvlint: ignore=mail-route-null nor here
  . )
c IN TXT "; dcvlint: ignore=mx text"
d IN A 1.2.3.4.5 ; dcvlint: ignore=syntax known
Z
run() { $DCVLINT --no-config --color never --ignore date "$@"; echo "exit $?"; }
run --notes s.zone
run --quiet --no-suppressions s.zone | grep -E '^s.zone|^exit'
run --select mx --severity suppression=error s.zone
run --select suppression --severity suppression=error --quiet s.zone | grep -E '^s.zone|^exit'
# One name is taken out of a finding of many.
cat >k.zone <<'Z'
$ORIGIN example.net.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1.example.com.
@ IN MX 10 mail
mail IN A 8.8.8.25
$GENERATE 1-5 h$ A 8.8.8.80
h3a IN A 8.8.8.80 ; dcvlint: ignore=mail-route-inherited never asks
h4 300 IN A ( 8.8.8.80
) ; dcvlint: ignore=mail-route-inherited not this record: the name's first is above
Z
run --notes k.zone
run --format json k.zone | sed -n '/"suppressed":\[/,$p'
cat >example.org.yaml <<'Z'
# dcvlint: ignore-file=mail-route-inherited all mail goes to the apex
'':
  type: MX
  values:
    - exchange: mail.example.org.
      preference: 10
    - exchange: mx2.example.org.  # dcvlint: ignore=mx-target-no-address soon
      preference: 20
mail: {type: CNAME, value: www.example.org.}
old:  # dcvlint: ignore=mail-route-null no mail
  type: MX
  value: {exchange: ., preference: 0}
text:
  type: TXT
  value: |
    # dcvlint: ignore=mx
www: {type: A, value: 8.8.8.80}  # dcvlint: ignore=mx nothing
Z
run example.org.yaml
