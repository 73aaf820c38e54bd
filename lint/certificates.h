/*
 * certificates.h -- certificates that files ask for: resources of
 * CloudFormation templates, of Terraform (OpenTofu) plans and states
 *
 * Those to be validated by mail are judged like --certificate, each name with
 * its ValidationDomain, beside the names that the zones hold. They are asked
 * for through the API: profile acm-api, unless --ca says otherwise.
 */
#ifndef LINT_CERTIFICATES_H
#define LINT_CERTIFICATES_H

#include "lint/engine.h"
#include "zoneparse/yaml.h"

/* Whether Y is what terraform show -json prints: no zone, and no template of
 * another kind. */
bool lint_is_plan(const struct zp_yaml *y);
/* Reads the certificates of Y into the run's list. */
void lint_certificates_read(struct lint_run *run, const struct zp_yaml *y);
/* Whether any was met, judged or not. */
bool lint_certificates_any(const struct lint_run *run);
void lint_certificates_free(struct lint_run *run);

/* Appends the names asked for, and says on standard error what is not judged;
 * nothing when the command line asks for names itself. */
void lint_certificates_ask(struct lint_run *run, dcv_subjects *out);
/* Whether the row of the Ith of the sorted subjects under the Kth CA is that of
 * the same name asked for in a file: such a row stands for a found name too. */
bool lint_certificates_cover(
    const struct lint_run *run, const dcv_subjects *s, uint32_t i, uint32_t k);
/* The profile that the names are judged by; NULL: those of --ca. */
const struct dcv_profile *lint_certificates_profile(const struct lint_run *run);
/* After the row of such a name: lowers the verdicts of the certificates that
 * hold it, and tells findings from number FROM on which they are. */
void lint_certificates_note(
    struct lint_run *run, const struct dcv_row *row, uint32_t from);
/* At the end: the certificates and their verdicts join those of the run. */
void lint_certificates_end(struct lint_run *run);

#endif
