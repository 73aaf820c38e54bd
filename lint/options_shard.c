/* --shard K/N */
#include <stdlib.h>
#include <string.h>

#include "lint/options_read.h"

bool options_shard(struct lint_reader *r, const char *arg)
{
	struct lint_options *o = r->o;
	const char *slash = strchr(arg, '/');
	char *first = zp_copy(
	    &o->arena, arg, slash ? (size_t)(slash - arg) : strlen(arg));
	if (!slash)
		return options_fail(
		    r, "\"%s\" is no part of the work: --shard K/N", arg);
	if (!options_number(r, slash + 1, LINT_SHARDS_MAX, &o->shards) ||
	    !options_number(r, first, LINT_SHARDS_MAX, &o->shard))
		return false;
	if (o->shard > o->shards)
		return options_fail(r, "--shard %u/%u: the last of %u is %u/%u",
		    o->shard, o->shards, o->shards, o->shards, o->shards);
	return true;
}
