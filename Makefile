# dcvlint: every developer command. Everything built goes to build/.
# "make help" lists the targets.
VERSION = 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
PKGS = ldns zlib libpsl libidn2 yaml-0.1 libcrypto libpcre2-8 jansson
B ?= build
SAN ?=
CFLAGS ?= -O2 -g
# Where docs/rules is to be read, for the links in reports; empty: nowhere.
PAGES ?=
WARN = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla \
	-Wstrict-prototypes -Wmissing-prototypes $(if $(DEV),-Werror)
HARDEN = -fPIE -fstack-protector-strong $(if $(SAN),,-D_FORTIFY_SOURCE=2)
ALL_CFLAGS = -std=c11 -pthread -D_GNU_SOURCE -I. -DDCVLINT_VERSION='"$(VERSION)"' \
	$(if $(PAGES),-DDCVLINT_PAGES='"$(PAGES)"') \
	$(CFLAGS) $(WARN) $(HARDEN) $(SAN)
LDFLAGS_ALL = -pthread -pie -Wl,-z,relro,-z,now $(SAN) $(LDFLAGS)
# Loaded when first needed (zoneparse/late.h), so not linked; LATE=no links them
# as the others, for systems without dlopen.
LATE ?= yes
LATE_PKGS = ldns libcrypto libpcre2-8
LIBS = $(if $(filter no,$(LATE)),-Wl$(comma)--no-as-needed) -ldl \
	`pkg-config --libs $(if $(filter no,$(LATE)),$(PKGS),$(filter-out $(LATE_PKGS),$(PKGS)))`
comma = ,

RULES := $(sort $(wildcard rules/*/*.c))
FIXTURES := $(filter-out %.also %.expect,$(wildcard tests/rules/*/*/* \
	tests/rules/*/*/*.d/*)) $(wildcard tests/rules/*/*/fail.expect)
DIALECTS := $(sort $(wildcard zoneparse/dialects/*.c))
PROFILES := $(sort $(wildcard rules/ca/*.yaml))
SRC := $(wildcard zoneparse/*.c dcv/*.c lint/*.c rules/*.c) $(RULES) \
	$(DIALECTS)
OBJ := $(SRC:%.c=$(B)/%.o) $(B)/registry.o $(B)/dialects.o $(B)/profiles.o \
	$(B)/sonames.o
LIBOBJ := $(filter-out $(B)/lint/main.o,$(OBJ))
UNIT := $(wildcard tests/unit/test_*.c)
UNITOBJ := $(UNIT:%.c=$(B)/%.o) $(B)/tests/unit/main.o

.PHONY: all demo check lint format asan check-rule check-unit update \
	new-rule docs install uninstall clean bench bench-quick bench-programs help setup setup-check setup-lint \
	look force
.SUFFIXES:
.DELETE_ON_ERROR:
all: $(B)/dcvlint

# What an object is built with; a change of it, or of the rules there are, is
# a reason to build again.
$(B)/flags: force
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CFLAGS) LATE=$(LATE)' | cmp -s - $@ || \
		echo '$(CC) $(ALL_CFLAGS) LATE=$(LATE)' >$@
$(B)/rules.list: force
	@mkdir -p $(@D)
	@ls rules/*/* zoneparse/dialects tests/rules/*/* | cmp -s - $@ || \
		ls rules/*/* zoneparse/dialects tests/rules/*/* >$@
# Not a compiler's error but a word when a library is missing.
look:
	@sh scripts/setup.sh look

$(B)/dcvlint: $(OBJ)
	$(CC) $(LDFLAGS_ALL) -o $@ $(OBJ) $(LIBS)

$(B)/%.o: %.c $(B)/flags | look
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/registry.c: scripts/mkregistry.sh scripts/mkregistry.awk $(B)/rules.list \
		tests/run-golden.sh $(FIXTURES)
	@mkdir -p $(@D)
	sh scripts/mkregistry.sh $(RULES) >$@.new && mv $@.new $@
$(B)/dialects.c: scripts/mkdialects.sh $(B)/rules.list $(DIALECTS)
	@mkdir -p $(@D)
	sh scripts/mkdialects.sh $(DIALECTS) >$@.new && mv $@.new $@
$(B)/profiles.c: scripts/mkprofiles.sh $(B)/rules.list $(PROFILES)
	@mkdir -p $(@D)
	sh scripts/mkprofiles.sh $(PROFILES) >$@.new && mv $@.new $@
$(B)/sonames.c: scripts/mksonames.sh $(B)/flags
	@mkdir -p $(@D)
	CC='$(CC)' sh scripts/mksonames.sh $(LATE) >$@.new && mv $@.new $@
$(B)/registry.o $(B)/dialects.o $(B)/profiles.o $(B)/sonames.o: $(B)/%.o: $(B)/%.c $(B)/flags
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/tests/unit/main.c: scripts/mkunit.sh $(UNIT)
	@mkdir -p $(@D)
	sh scripts/mkunit.sh $(UNIT) >$@.new && mv $@.new $@
$(B)/tests/unit/main.o: $(B)/tests/unit/main.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<
$(B)/unit: $(UNITOBJ) $(LIBOBJ)
	$(CC) $(LDFLAGS_ALL) -o $@ $(UNITOBJ) $(LIBOBJ) $(LIBS) \
		`pkg-config --libs check`

# Speed beside other programs, in one run. libzscanner is under the GPL: there
# is a program of its own for it, when it is installed.
BENCH = $(addprefix $(B)/bench/,zones measure floor empty empty_all \
	empty_same parse_only yaml_load $(if $(wildcard \
	/usr/include/libzscanner/scanner.h \
	/usr/local/include/libzscanner/scanner.h),zs_parse))
$(B)/bench/parse_only $(B)/bench/yaml_load: $(B)/bench/%: tests/bench/%.c \
		$(LIBOBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS_ALL) -o $@ $< $(LIBOBJ) $(LIBS)
$(addprefix $(B)/bench/,zones measure floor empty): $(B)/bench/%: \
		tests/bench/%.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS_ALL) -o $@ $<
$(B)/bench/zs_parse: tests/bench/zs_parse.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS_ALL) -o $@ $< -lzscanner
# Linked to all libraries there are, and to those that the program is linked to.
$(B)/bench/empty_all: tests/bench/empty.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS_ALL) -Wl,--no-as-needed -o $@ $< \
		`pkg-config --libs $(PKGS)`
$(B)/bench/empty_same: tests/bench/empty.c $(B)/dcvlint
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS_ALL) -Wl,--no-as-needed -o $@ $< \
		`objdump -p $(B)/dcvlint | sed -n 's/^ *NEEDED  *\(lib.*\)/-l:\1/p'`
bench-programs: $(BENCH)

-include $(wildcard $(OBJ:.o=.d) $(UNITOBJ:.o=.d))

setup:
	@sh scripts/setup.sh build
setup-check:
	@sh scripts/setup.sh check
setup-lint: setup
	@sh scripts/setup.sh lint

# The set-up may install the compiler itself, so the build comes after it, in
# a make of its own.
SUB = $(MAKE) --no-print-directory -s $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS))
JOBS := $(shell nproc 2>/dev/null || echo 2)

demo: setup
	@$(SUB) all
	@sh scripts/demo.sh $(B)/dcvlint

check: setup-check
	@$(SUB) DEV=1 B=build/dev all build/dev/unit
	@sh scripts/check.sh build/dev

check-unit: setup-check
	@$(SUB) DEV=1 B=build/dev build/dev/unit
	CK_RUN_CASE=$(CASE) build/dev/unit

check-rule: setup-check
	@$(SUB) DEV=1 B=build/dev all
	@sh tests/run-golden.sh build/dev/dcvlint check $(RULE)

update: setup-check
	@$(SUB) DEV=1 B=build/dev all
	@sh tests/run-golden.sh build/dev/dcvlint update $(RULE)

ASAN = -fsanitize=address,undefined -fno-sanitize-recover=all
asan: setup-check
	@$(SUB) DEV=1 B=build/asan SAN="$(ASAN)" CFLAGS="-O1 -g" \
		all build/asan/unit
	@build/asan/unit
	@sh tests/run-golden.sh build/asan/dcvlint check

bench bench-quick: setup
	@$(SUB) all bench-programs
	@python3 tests/bench/run.py $(B)/dcvlint $(B)/bench \
		$(patsubst bench-%,%,$(filter bench-%,$@))

lint: setup-lint
	@$(SUB) DEV=1 B=build/dev all
	@sh scripts/lint.sh build/dev

# A build of its own after the fixtures' expected outputs: examples show them.
docs: setup-check
	@$(SUB) DEV=1 B=build/dev all
	@sh scripts/mkdocs.sh build/dev/dcvlint

format:
	@clang-format -i $(SRC) $(UNIT) $(wildcard tests/bench/*.c */*.h */*/*.h)

new-rule:
	@sh scripts/new-rule.sh $(ID)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(B)/dcvlint $(DESTDIR)$(PREFIX)/bin/dcvlint
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/dcvlint

clean:
	rm -rf build

help:
	@echo "make              build build/dcvlint"
	@echo "make demo         install what is missing, build, run on examples/"
	@echo "make check        install what is missing, run all tests"
	@echo "make check-rule RULE=mx-target-is-alias    one rule's tests"
	@echo "make check-unit CASE=quotes                one unit test case"
	@echo "make update [RULE=...]    rewrite expected outputs; review the diff"
	@echo "make new-rule ID=mx-something              a rule from a template"
	@echo "make docs         docs/rules, one page a rule, from rules and fixtures"
	@echo "make asan         tests with address and undefined sanitizers"
	@echo "make bench        speed and memory beside other programs, as a table"
	@echo "make bench-quick  the same on less, under a minute"
	@echo "make lint         layers, headers, sizes, state, cppcheck, formatting"
	@echo "make format       clang-format over everything"
	@echo "make install [DESTDIR=] [PREFIX=/usr/local], make uninstall"
	@echo "make clean"
