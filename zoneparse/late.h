/*
 * late.h -- libraries that most runs do without, loaded when first needed
 *
 * Linking libcrypto alone takes longer than all that a small zone needs. A file
 * that is the seam of such a library lists the functions it calls, by one list
 * for the table's members and their names:
 *
 *	#define CALLS(X) X(ldns_rr_free) X(ldns_wire2rr)
 *	struct calls { CALLS(ZP_LATE_MEMBER) };
 *	static const char *const names[] = {CALLS(ZP_LATE_NAME)};
 *
 *	struct calls l;
 *	zp_late(zp_soname_ldns, names, sizeof names / sizeof *names, &l);
 *
 * The table is filled at each use, which takes less than a microsecond: what is
 * loaded is known to the system's linker, and is no state of ours.
 */
#ifndef ZP_LATE_H
#define ZP_LATE_H

#include <stddef.h>

#define ZP_LATE_MEMBER(function) __typeof__(function) *function;
#define ZP_LATE_NAME(function) ZP_LATE_TEXT(function),
#define ZP_LATE_TEXT(function) #function

/* The files to load, as the linker wrote them when the program was built (made
 * by scripts/mksonames.sh); NULL: the program is linked to the library. */
extern const char *const zp_soname_ldns;
extern const char *const zp_soname_crypto;
extern const char *const zp_soname_pcre2;

/* Fills TABLE, of N pointers to functions, with those called NAMES in library
 * SONAME and what it is linked to. Ends the run with a message and status 2
 * when there is no such library on the system. Any thread may call it. */
void zp_late(
    const char *soname, const char *const *names, size_t n, void *table);

#endif
