#include "lint/merge.h"

static void free_merge(struct lint_merge *m)
{
	for (uint32_t i = 0; i < m->files.n; i++)
		if (m->files.v[i].file)
			fclose(m->files.v[i].file);
	zp_vec_free(&m->files);
	lint_units_free(&m->units);
	zp_vec_free(&m->held);
	zp_vec_free(&m->asks);
	zp_vec_free(&m->zones);
	zp_vec_free(&m->cas);
	zp_vec_free(&m->certificates);
	zp_vec_free(&m->formless);
	zp_buf_free(&m->text);
	lint_lines_free(&m->lines);
	lint_lines_free(&m->judged);
}

/* The zones of --context, as each shard had them. */
static void load_context(struct lint_merge *m)
{
	struct zp_set *set = &m->run->set;
	if (m->run->opt->context.n > 0)
		lint_load(m->run);
	/* In a run they come after all that is judged. */
	m->first_context = UINT32_MAX - set->zones.n;
	for (uint32_t i = 0; i < set->zones.n; i++)
		set->zones.v[i]->order = m->first_context + i;
	m->run->files = 0;
}

bool lint_merge(struct lint_run *run, struct lint_out *o)
{
	const struct lint_options *given = run->opt;
	struct lint_merge m = {.run = run};
	lint_units_init(&m.units);
	struct lint_options own = *given;
	own.paths.n = 0;
	run->opt = &own;
	load_context(&m);
	own.paths.n = given->paths.n;
	bool done = lint_merge_read(&m);
	if (done && m.shards > 0)
		done = lint_merge_judge(&m);
	done = done && lint_merge_write(&m, o);
	free_merge(&m);
	run->opt = given;
	return done;
}
