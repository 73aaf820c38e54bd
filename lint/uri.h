/*
 * uri.h -- files as other programs name them: relative to the repository's
 * root, and as URI references (RFC 3986)
 */
#ifndef LINT_URI_H
#define LINT_URI_H

#include "lint/engine.h"

/* FILE, as a run shows it, relative to the root that --root names, else to its
 * repository's, else to the working folder; without "./" and "..", links of its
 * folder resolved. NULL: it lies elsewhere. Arena of RUN. */
const char *lint_root_relative(struct lint_run *run, const char *file);

/* FILE as a URI reference in the arena of RUN: relative as above; if it lies
 * elsewhere, *below is false, and it is a "file:" URI. */
const char *lint_uri_of(struct lint_run *run, const char *file, bool *below);

/* Appends PATH; all but unreserved characters and a few that no part of a URI
 * begins with are percent-encoded (RFC 3986 sections 2.1 and 3.3; the colon
 * too, which a first segment may not hold, section 4.2). */
void lint_uri_path(struct zp_buf *b, const char *path);

#endif
