/*
 * truth.h -- proven, disproven, or not known: nothing is guessed
 */
#ifndef DCV_TRUTH_H
#define DCV_TRUTH_H

enum dcv_truth { DCV_NO, DCV_UNKNOWN, DCV_YES };
/* "no", "unknown", "yes". */
const char *dcv_truth_text(enum dcv_truth t);

#endif
