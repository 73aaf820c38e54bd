/*
 * published.h -- mail to the contacts that zones publish: contactemail of CAA
 * (Baseline Requirements section 3.2.2.4.13) and TXT records at
 * _validation-contactemail (section 3.2.2.4.14)
 */
#ifndef DCV_PUBLISHED_H
#define DCV_PUBLISHED_H

#include "dcv/methods.h"

/* The standing of METHOD (DCV_BY_EMAIL_CAA or DCV_BY_EMAIL_TXT) for a row: the
 * best of the contacts at its Authorization Domain Names, and why. OUT (NULL:
 * not wanted) gets each address once, as a recipient. */
enum dcv_standing dcv_published_judge(struct dcv *d, const struct dcv_row *row,
    enum dcv_method method, dcv_recipients *out, const char **reason);

#endif
