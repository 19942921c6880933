/* nearly_report.c - how a near-construct is told. */
#include "pipeline/2-markdown/nearly_report.h"

void nearly_report(struct stage *stage, enum diag_code code, struct span span, const char *reason,
                   const char *mend)
{
    struct diag *diag = diag_add(stage->diags, code, (struct place){stage->source, span}, "%s", reason);
    diag_help(stage->diags, diag, "%s", mend);
}
