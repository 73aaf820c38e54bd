#include "zoneparse/problem.h"

const struct zp_problem_info zp_problem_info[ZP_P_COUNT] = {
#define ZP_PROBLEM(ident, id, level, incomplete, summary, why, cite) \
	[ZP_P_##ident] = {                                           \
	    "syntax-" id, ZP_LEVEL_##level, incomplete, summary, why, cite},
#include "zoneparse/problem.def"
#undef ZP_PROBLEM
};
