/*
 * boxes.h -- mailbox maps of one test: each text a file, asked for addresses at
 * example.com
 */
#ifndef TESTS_UNIT_BOXES_H
#define TESTS_UNIT_BOXES_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dcv/mailbox.h"

static struct zp_sources sources;
static struct dcv_boxes *boxes;
static struct zp_name example;

static inline void setup(void)
{
	memset(&sources, 0, sizeof sources);
	boxes = dcv_boxes_new(&sources);
	ck_assert(zp_name_from_text(&example, "example.com"));
}

static inline void teardown(void)
{
	dcv_boxes_free(boxes);
	zp_sources_free(&sources);
}

struct how {
	bool domain, complete;
	const char *kind;
};

static inline bool try(
    const char *text, size_t n, struct how how, const char **why)
{
	char file[] = "/tmp/dcvlint-kind-XXXXXX";
	int fd = mkstemp(file);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, n), (ssize_t)n);
	close(fd);
	struct dcv_box_file f = {.file = file,
	    .kind = how.kind,
	    .domains = &example,
	    .n = how.domain ? 1 : 0,
	    .complete = how.complete};
	bool ok = dcv_boxes_load(boxes, &f, why);
	unlink(file);
	return ok;
}

static inline void load(const char *text, struct how how)
{
	const char *why = "";
	bool ok = try(text, strlen(text), how, &why);
	ck_assert_msg(ok, "%s", why);
}

#define ALONE ((struct how){false, false, NULL})
#define SAID ((struct how){true, false, NULL})
#define WHOLE ((struct how){true, true, NULL})

static inline struct dcv_reach reach(const char *local)
{
	return dcv_boxes_reach(boxes, NULL, local, &example);
}

static inline void expect(
    const char *local, enum dcv_truth t, const char *reason)
{
	struct dcv_reach r = reach(local);
	ck_assert_msg(r.reachable == t && strstr(r.reason, reason), "%s: %d %s",
	    local, (int)r.reachable, r.reason);
}

static inline void is_kind(const char *kind)
{
	struct dcv_reach r = reach("admin");
	ck_assert_msg(r.kind && strcmp(r.kind, kind) == 0, "%s: %s",
	    r.kind ? r.kind : "none", r.reason);
}

static inline const char *problem(unsigned i)
{
	struct dcv_box_problem p;
	return dcv_boxes_problem(boxes, i, &p) ? p.message : "";
}

#endif
