/*
 * glob.h -- patterns of paths
 *
 * "*" and "?" stand for octets of one component, "[a-z]" and "[!a-z]" for one
 * of them, a component that is all "**" for any number of components. A
 * pattern without "/" is met by a component of any depth; a pattern that a
 * folder meets is met by all that lies in it. A "/" at either end says nothing.
 */
#ifndef LINT_GLOB_H
#define LINT_GLOB_H

#include <stdbool.h>

/* Whether PATH (relative, without "./") meets PATTERN. */
bool lint_glob(const char *pattern, const char *path);
/* The same, but a pattern without "/" is met at the first level only. */
bool lint_glob_path(const char *pattern, const char *path);
/* Whether TEXT holds a character that is special in a pattern. */
bool lint_is_glob(const char *text);

#endif
