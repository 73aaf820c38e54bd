/*
 * json_read.h -- one line of JSON lines, as a value (libjansson, this module
 * alone)
 *
 * The lines come from anywhere: keys that stand twice, depth and encoding are
 * looked at by the library, types here.
 */
#ifndef LINT_JSON_READ_H
#define LINT_JSON_READ_H

#include "zoneparse/mem.h"

struct lint_json;

/* An object; NULL if the N octets at P are none. Freed with lint_json_free;
 * what the functions below give lives as long. */
struct lint_json *lint_json_read(const char *p, size_t n);
/* The same, with what is wrong and at which line (from 1) of the text; *why is
 * owned by A. */
struct lint_json *lint_json_read_text(const char *p, size_t n,
    struct zp_arena *a, uint32_t *line, const char **why);
void lint_json_free(struct lint_json *j);
/* A member that is a text without octets 0; NULL: it is none. J may be NULL,
 * here and below. */
const char *lint_json_text(const struct lint_json *j, const char *key);
/* One that is a text or null: false, it is neither. */
bool lint_json_maybe(
    const struct lint_json *j, const char *key, const char **out);
/* A number from 0 to 2^32 - 1. */
bool lint_json_number(
    const struct lint_json *j, const char *key, uint32_t *out);
bool lint_json_is_true(const struct lint_json *j, const char *key);
bool lint_json_is_list(const struct lint_json *j, const char *key);
const struct lint_json *lint_json_member(
    const struct lint_json *j, const char *key);
/* The Ith of a list that is a member; NULL past the last. */
const struct lint_json *lint_json_item(
    const struct lint_json *j, const char *key, uint32_t i);
/* The Ith of a list of texts. */
const char *lint_json_item_text(
    const struct lint_json *j, const char *key, uint32_t i);
/* A text of which each character is an octet, into OUT; false: it is none. */
bool lint_json_octets(
    const struct lint_json *j, const char *key, struct zp_buf *out);

#endif
