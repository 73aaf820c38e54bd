/* The kinds of maps. Those of the same votes: the first. */
#include "dcv/mailbox_internal.h"

extern const struct dcv_box_kind dcv_box_aliases, dcv_box_virtual,
    dcv_box_recipients, dcv_box_regexp, dcv_box_google, dcv_box_exchange,
    dcv_box_cloudflare, dcv_box_forwards;

const char *const dcv_box_kind_words[] = {"aliases", "virtual", "recipients",
    "regexp", "google", "exchange", "cloudflare", "forwards", NULL};

const struct dcv_box_kind *const dcv_box_kinds[] = {&dcv_box_aliases,
    &dcv_box_virtual, &dcv_box_recipients, &dcv_box_regexp, &dcv_box_google,
    &dcv_box_exchange, &dcv_box_cloudflare, &dcv_box_forwards, NULL};
