# The second half of mkregistry.sh: C text from a list of rules, cases, options
# and files. A file is cut to what a page can show: 25 lines, those around the
# finding, of 120 octets each.

BEGIN {
	for (i = 0; i < 256; i++) {
		c = sprintf("%c", i)
		plain = i >= 32 && i < 127 && c != "\"" && c != "\\" && c != "?"
		octet[i] = plain ? c : sprintf("\\%03o", i)
		number[c] = i
	}
	print "/* Made by scripts/mkregistry.sh. */"
	print "#include \"lint/registry.h\""
	print "#define TEXT(s) s, sizeof s - 1"
	print "const char lint_examples_day[] = \"" today "\";"
}

function literal(text, i, out) {
	if (text !~ /[^ -!#->@-[\]-~]/)
		return "\"" text "\""
	for (i = 1; i <= length(text); i++)
		out = out octet[number[substr(text, i, 1)]]
	return "\"" out "\""
}

# The first finding of the rule in what was printed; place: the line of a file
# that it stands at; others: how many more there are.
function read_finding(path, line, on, mark) {
	finding = place_file = ""
	place = others = seen = 0
	mark = "(^|: )(error|warning|note)\\[" id "\\]: "
	while ((getline line < path) > 0) {
		if (line ~ mark) {
			on = seen++ == 0
			if (on && match(line, /:[0-9]+:[0-9]+: /)) {
				place_file = substr(line, 1, RSTART - 1)
				place = substr(line, RSTART + 1) + 0
			}
		}
		if (line == "")
			on = 0
		if (on)
			finding = finding "\n    " literal(line "\n")
	}
	close(path)
	others = seen > 1 ? seen - 1 : 0
}

# Lines of a file as literals without quotes, in lines[1..]; the number of them.
function read_lines(path, row, n) {
	if (path in odd)
		return read_octets(path)
	while ((getline row < path) > 0) {
		if (length(row) > 120)
			row = substr(row, 1, 120) "..."
		row = literal(row)
		lines[++n] = substr(row, 2, length(row) - 2) "\\012"
	}
	close(path)
	return n + 0
}

function read_octets(path, command, row, n, k, i, width, part) {
	command = "od -An -v -tu1 " path
	while ((command | getline row) > 0) {
		k = split(row, bytes, " ")
		for (i = 1; i <= k; i++) {
			if (++width <= 120 || bytes[i] == 10)
				part = part octet[bytes[i]]
			else if (width == 121)
				part = part "..."
			if (bytes[i] == 10) {
				lines[++n] = part
				part = ""
				width = 0
			}
		}
	}
	close(command)
	if (width > 0)
		lines[++n] = part
	return n + 0
}

function skipped(n) {
	return "\n    \"... (" n " more line" (n == 1 ? "" : "s") ")\\n\""
}

function print_file(path, name, n, from, to, i, at) {
	n = read_lines(path)
	from = 1
	to = n
	if (n > 25) {
		at = name == place_file || kind == "pass" ? place : 1
		from = at - 12
		if (from > n - 24)
			from = n - 24
		if (from < 1)
			from = 1
		to = from + 24
	}
	printf "{\"%s\", TEXT(", name
	if (from > 1)
		printf "%s", skipped(from - 1)
	for (i = from; i <= to; i++)
		printf "\n    \"%s\"", lines[i]
	if (n == 0)
		printf "\"\""
	if (to < n)
		printf "%s", skipped(n - to)
	print ")},"
}

function end_example() {
	if (kind == "")
		return
	print "};"
	examples[kind] = sprintf("{\"%s\", %s, examples_%d, sizeof examples_%d / " \
		"sizeof *examples_%d, %s, %d}", target, literal(options), \
		count, count, count, finding == "" ? "NULL" : finding, others)
	count++
	kind = ""
}

function end_rule( row) {
	end_example()
	if (id == "")
		return
	row = sprintf("%s,\n%s},\n", \
		"fail" in examples ? examples["fail"] : "{0}", \
		"pass" in examples ? examples["pass"] : "{0}")
	if (symbol == "")
		problems = problems "{\"" id "\", " row
	else
		rules = rules "{&rule_" symbol ", " row
	delete examples["fail"]
	delete examples["pass"]
	place_file = ""
	place = 0
}

$1 == "X" { odd[$2] }
$1 == "R" || $1 == "S" {
	end_rule()
	id = symbol = $2
	gsub(/[\/_]/, "-", id)
	gsub(/\//, "_", symbol)
	if ($1 == "S")
		symbol = ""
	else
		print "extern const struct lint_rule rule_" symbol ";"
}
$1 == "C" {
	end_example()
	kind = $2
	target = $4
	finding = options = ""
	others = 0
	if (kind == "fail")
		read_finding($3)
	print "static const struct lint_example_file examples_" count + 0 "[] = {"
}
$1 == "O" { options = $2 }
$1 == "F" { print_file($2, $3) }

END {
	end_rule()
	print "const struct lint_registered lint_registry[] = {\n" rules "};"
	print "const size_t lint_registry_count ="
	print "    sizeof lint_registry / sizeof *lint_registry;"
	print "const struct lint_problem_example lint_problem_examples[] = {"
	print problems "};"
	print "const size_t lint_problem_examples_count ="
	print "    sizeof lint_problem_examples / sizeof *lint_problem_examples;"
}
