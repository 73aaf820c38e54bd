#include "zoneparse/serverconf_internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool ends_in(const char *s, const char *const *ends)
{
	size_t n = strlen(s);
	for (; *ends; ends++) {
		size_t k = strlen(*ends);
		if (n >= k && strcmp(s + n - k, *ends) == 0)
			return true;
	}
	return false;
}

enum zp_server zp_server_of(const char *path)
{
	/* Templates, packagers' leavings, copies and manuals are nobody's. */
	static const char *const not [] = {".j2", ".erb", ".tmpl", ".tpl",
	    ".in", ".template", ".sample", ".example", ".orig", ".bak", ".old",
	    ".dist", ".rpmnew", ".rpmsave", ".swp", "~", ".gz", ".5", ".html",
	    ".rst", ".md", NULL};
	const char *base = strrchr(path, '/');
	base = base ? base + 1 : path;
	if (strcmp(base, "nsd.conf") == 0)
		return ZP_SERVER_NSD;
	if (strcmp(base, "knot.conf") == 0 || strcmp(base, "knot.yml") == 0 ||
	    strcmp(base, "knot.yaml") == 0)
		return ZP_SERVER_KNOT;
	if (strncmp(base, "named.conf", 10) == 0 &&
	    (base[10] == '\0' || base[10] == '.') && !ends_in(base, not ))
		return ZP_SERVER_NAMED;
	return ZP_SERVER_NONE;
}

struct zp_span zp_conf_span(uint32_t source, uint32_t at, uint32_t len)
{
	return (struct zp_span){source, at, len};
}

void zp_conf_fault(
    struct zp_serverconf *c, struct zp_span span, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	zp_push(&c->faults,
	    ((struct zp_server_fault){span, zp_vprintf(&c->arena, fmt, ap)}));
	va_end(ap);
}

struct zp_server_zone *zp_conf_zone(
    struct zp_serverconf *c, const char *name, struct zp_span span)
{
	zp_push(&c->zones,
	    ((struct zp_server_zone){
		.name = name, .span = span, .role = ZP_SERVER_PRIMARY}));
	return &c->zones.v[c->zones.n - 1];
}

/* FOLDER (with its final slash, or empty) without links, or NULL. Zone after
 * zone lies in the same one. */
static const char *real_folder(struct zp_server_folder *last, const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash ? (size_t)(slash - path) + 1 : 0;
	char folder[PATH_MAX];
	if (n >= sizeof folder)
		return NULL;
	memcpy(folder, path, n);
	folder[n] = '\0';
	if (last->known && strcmp(last->path, folder) == 0)
		return last->real[0] ? last->real : NULL;
	memcpy(last->path, folder, n + 1);
	last->known = true;
	if (!realpath(n > 0 ? folder : ".", last->real))
		last->real[0] = '\0';
	return last->real[0] ? last->real : NULL;
}

static bool is_below(const char *full, const char *root)
{
	size_t n = strlen(root);
	return n == 1 || (strncmp(full, root, n) == 0 && full[n] == '/');
}

/* Whether PATH is a regular file inside ROOT, which holds no links. */
static bool is_inside(
    struct zp_server_folder *last, const char *path, const char *root)
{
	char full[PATH_MAX];
	struct stat st;
	if (lstat(path, &st) != 0)
		return false;
	if (S_ISLNK(st.st_mode))
		return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
		       realpath(path, full) && is_below(full, root);
	const char *folder = real_folder(last, path);
	return S_ISREG(st.st_mode) && folder &&
	       (strcmp(folder, root) == 0 || is_below(folder, root));
}

/* Folders of a path, "/" at its end not counted. */
static unsigned depth_of(const char *path)
{
	unsigned n = 0;
	for (; *path; path++)
		n += path[0] == '/' && path[1] != '\0';
	return n;
}

/* The folder N levels above that of CONFIG, to be put before a name: empty, or
 * with a final "/". */
static const char *folder_above(
    struct zp_arena *a, const char *config, unsigned n)
{
	const char *slash = strrchr(config, '/');
	size_t len = slash ? (size_t)(slash - config) + 1 : 0;
	/* "a/b/" without its last part, unless that is ".." or nothing. */
	for (; n > 0 && len > 1; n--) {
		size_t cut = len - 1;
		while (cut > 0 && config[cut - 1] != '/')
			cut--;
		if (config[cut] == '.' || cut == len - 1)
			break;
		len = cut;
	}
	char *path = zp_copy(a, config, len);
	for (; n > 0; n--)
		path = zp_printf(a, "%s../", path);
	return path;
}

/* The ends of FULL from its longest on, each tried below every folder from
 * CONFIG's up to the root; the KEEP last octets stay together. */
static const char *find_end(struct zp_arena *a, struct zp_server_folder *last,
    const char *config, const char *root, unsigned levels, const char *full,
    size_t keep)
{
	size_t n = strlen(full);
	for (const char *end = full; end && strlen(end) >= keep;) {
		for (unsigned up = 0; up <= levels; up++) {
			const char *path = zp_printf(
			    a, "%s%s", folder_above(a, config, up), end);
			if (is_inside(last, path, root))
				return path;
		}
		end = strchr(end, '/');
		while (end && *end == '/')
			end++;
		if (end && end >= full + n)
			break;
	}
	return NULL;
}

const char *zp_server_path(struct zp_arena *a, struct zp_server_seen *seen,
    const char *config, const char *root, const char *folder, const char *file)
{
	struct zp_arena scratch = {0};
	const char *found = NULL, *full = file;
	bool absolute = file[0] == '/';
	if (strlen(file) >= PATH_MAX || (folder && strlen(folder) >= PATH_MAX))
		goto out;
	const char *base = real_folder(&seen->config, config);
	if (!base)
		goto out;
	if (!root)
		root = base;
	size_t n = strlen(root);
	if (n > 1 && (strncmp(base, root, n) != 0 ||
			 (base[n] != '/' && base[n] != '\0')))
		goto out;
	if (!absolute && folder && folder[0])
		full = zp_printf(&scratch, "%s/%s", folder, file);
	if (full[0] == '/' && is_inside(&seen->zone, full, root)) {
		found = zp_dup(a, full);
		goto out;
	}
	while (*full == '/' || (full[0] == '.' && full[1] == '/'))
		full++;
	const char *last = strrchr(full, '/');
	size_t keep = !absolute ? strlen(file) : strlen(last ? last + 1 : full);
	if (keep > 0 && full[0]) {
		unsigned levels = depth_of(base) + (base[1] != '\0') -
				  depth_of(root) - (root[1] != '\0');
		found = find_end(
		    &scratch, &seen->zone, config, root, levels, full, keep);
	}
	if (found)
		found = zp_dup(a, found);
out:
	zp_arena_free(&scratch);
	return found;
}

bool zp_conf_open(struct zp_serverconf *c, struct zp_span span,
    const char *name, uint32_t *id)
{
	const char *why = "";
	const struct zp_source *own = zp_source_at(c->sources, c->files.v[0]);
	if (strpbrk(name, "*?[")) {
		zp_conf_fault(c, span,
		    "an include with a wildcard is not followed: name the "
		    "files it stands for");
		return false;
	}
	if (c->files.n > ZP_SERVER_OPENS) {
		if (!c->limited)
			zp_conf_fault(c, span, "over the limit of %u includes",
			    ZP_SERVER_OPENS);
		c->limited = true;
		return false;
	}
	struct zp_server_seen seen = {0};
	const char *path = own->path ? zp_server_path(&c->arena, &seen,
					   own->path, c->root, NULL, name)
				     : NULL;
	if (!path) {
		zp_conf_fault(c, span,
		    "what is included here is no file inside the root");
		return false;
	}
	if (zp_source_open(c->sources, path, path, id, &why) != ZP_LOAD_OK) {
		zp_conf_fault(c, span, "the included file: %s", why);
		return false;
	}
	zp_push(&c->files, *id);
	return true;
}

void zp_conf_include(
    struct zp_conf_reader *r, struct zp_span span, const char *name)
{
	uint32_t id;
	if (r->depth == ZP_SERVER_DEPTH) {
		zp_conf_fault(r->conf, span,
		    "includes more than %u deep are not followed",
		    ZP_SERVER_DEPTH);
		return;
	}
	if (!zp_conf_open(r->conf, span, name, &id))
		return;
	const struct zp_source *s = zp_source_at(r->conf->sources, id);
	for (unsigned i = 0; i < r->depth; i++) {
		const struct zp_source *k =
		    zp_source_at(r->conf->sources, r->stack[i].source);
		if (k->ino == s->ino && k->dev == s->dev) {
			zp_conf_fault(
			    r->conf, span, "this file includes itself");
			return;
		}
	}
	r->stack[r->depth++] = (struct zp_conf_frame){id, 0};
}

void zp_serverconf_read(struct zp_serverconf *c, struct zp_sources *s,
    uint32_t source, enum zp_server kind, const char *root)
{
	c->sources = s;
	c->root = root;
	zp_push(&c->files, source);
	switch (kind) {
	case ZP_SERVER_NAMED: zp_conf_named(c, source); break;
	case ZP_SERVER_NSD: zp_conf_nsd(c, source); break;
	case ZP_SERVER_KNOT: zp_conf_knot(c, source); break;
	case ZP_SERVER_NONE: break;
	}
}

void zp_serverconf_free(struct zp_serverconf *c)
{
	zp_vec_free(&c->zones);
	zp_vec_free(&c->faults);
	zp_vec_free(&c->files);
	zp_arena_free(&c->arena);
}
