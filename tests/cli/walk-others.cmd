# files of other kinds that a walk meets, with words in them that are types too
mkdir others
cd others
printf '#include "ds.h"\nstruct key a;\n\tkey = keys[i];\n\tloc = 1;\n' >ring.c
printf 'import os\nfrom store import ds\n\nclass alias(base):\n\tpass\n' >tool.py
printf 'partial keys "x"\n\talias <A> = <B>;\n\talias <C> = <D>;\n' >layout
printf 'echo\t7/tcp\nfsp\t21/udp\nloc\t135/tcp\tloc srv\n' >services
printf '\177ELF\0\0\0\0\0\0\0\0@ IN A 8.8.8.8\n' >tool
printf '.TH FLOW 8\n.SH NAME\nflow \\- a filter\n.B key rxhash\n' | gzip -n >flow.8.gz
"$DCVLINT" check .
echo "exit $?"
printf 'www IN A 8.8.8.8\n@ IN MX 10 www\n' >example.com.zone
"$DCVLINT" dump .
