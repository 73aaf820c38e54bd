# Files that hold parts of one zone are put together; a part hides no whole zone.
mkdir apps
for host in mail www; do
	cat >apps/$host.yaml <<END
apiVersion: externaldns.k8s.io/v1alpha1
kind: DNSEndpoint
spec:
  endpoints:
    - {dnsName: $host.parts.example, recordType: A, targets: [8.8.8.8]}
    - {dnsName: $host.example.com, recordType: A, targets: [8.8.8.8]}
    - {dnsName: parts.example, recordType: MX, targets: [10 $host.parts.example]}
END
done
"$DCVLINT" routes --no-config --today 2026-11-24 apps 2>/dev/null
"$DCVLINT" dump --no-config apps
"$DCVLINT" routes --no-config --today 2026-11-24 --name www.example.com apps zones/example.com.zone 2>/dev/null
