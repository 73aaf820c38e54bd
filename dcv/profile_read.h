/*
 * profile_read.h -- profiles from YAML: the files of rules/ca, compiled in, and
 * what a configuration says, by one reader
 *
 * A profile is a map:
 *
 *   id: acm
 *   name: ...                  # what to call it
 *   note: ...                  # what to know about the data
 *   sources:
 *     SOURCE: {title: ..., date: YYYY[-MM[-DD]]}
 *   values:
 *     KEY: {is: VALUE, from: SOURCE}
 *   eras:                      # both days are of the era
 *     - {from: DAY, until: DAY, values: ...}
 *
 * with the keys of dcv_keys. In a configuration a profile that is there is
 * changed by what the map says (an era that is there says no more what the map
 * says), a new one may begin from another (like: ID), and a value without a
 * source is the configuration's own.
 */
#ifndef DCV_PROFILE_READ_H
#define DCV_PROFILE_READ_H

#include "dcv/profile_keys.h"
#include "zoneparse/yaml.h"

/* A profile's file, compiled in (made by scripts/mkprofiles.sh). */
struct dcv_profile_text {
	const char *id;
	const char *text;
	uint32_t n;
};
extern const struct dcv_profile_text dcv_profile_texts[];
extern const unsigned dcv_profile_texts_count;

struct dcv_profile_input {
	const struct zp_yaml *y;
	/* The id of a file that is compiled in: each value must have a source.
	 * NULL: a configuration. */
	const char *file_id;
	void *to; /* handed to the functions below */
	/* A fault at NODE. WORDS (NULL ends them): what could stand there
	 * instead of WORD; NULL if that is no list. Texts hold for the call. */
	void (*fault)(void *to, uint32_t node, const char *text,
	    const char *word, const char *const *words);
	/* Of a configuration: what to call the value at NODE as a source. */
	const char *(*place)(void *to, uint32_t node);
};

/* Reads the profile at NODE into P. False: there were faults; what could be
 * read is there. dcv_profiles_on puts it in force. */
bool dcv_profile_read(
    struct dcv_profiles *p, const struct dcv_profile_input *in, uint32_t node);
/* The same of a file that is compiled in; each fault is a line "FILE:LINE:
 * COLUMN: ..." in FAULTS. */
bool dcv_profile_read_text(struct dcv_profiles *p,
    const struct dcv_profile_text *text, struct zp_buf *faults);
/* Without any profile. */
struct dcv_profiles *dcv_profiles_empty(void);

/* Within the reader. */
struct zp_arena *dcv_profiles_arena(struct dcv_profiles *p);
/* A new profile without a word. */
struct dcv_profile *dcv_profiles_add(struct dcv_profiles *p, const char *id);
/* The profile with this id, or NULL. */
struct dcv_profile *dcv_profiles_get(struct dcv_profiles *p, const char *id);

struct dcv_profile_reader {
	struct dcv_profiles *all;
	struct zp_arena *arena;
	const struct dcv_profile_input *in;
	struct dcv_profile *p;
	const struct dcv_source *said; /* of the value that is being read */
	bool good;
};
/* Tells a fault; always false. */
bool dcv_profile_fault(struct dcv_profile_reader *r, uint32_t node,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* The same of a word that is none of a list. */
bool dcv_profile_no_word(struct dcv_profile_reader *r, uint32_t node,
    const char *what, const char *const *words);
/* Whether NODE is of KIND, without tags or merged keys. */
bool dcv_profile_is(
    struct dcv_profile_reader *r, uint32_t node, enum zp_ykind kind);
/* The text of a scalar, owned by the arena; NULL: it is none, or empty, or
 * holds a NUL octet (a fault was told). */
const char *dcv_profile_text(struct dcv_profile_reader *r, uint32_t node);
/* Whether each key of a map is one of WORDS; the others are faults. */
void dcv_profile_keys(
    struct dcv_profile_reader *r, uint32_t map, const char *const *words);
/* Reads the map of values at NODE. */
void dcv_profile_values(
    struct dcv_profile_reader *r, uint32_t node, struct dcv_values *v);

#endif
