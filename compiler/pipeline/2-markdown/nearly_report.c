/* nearly_report.c - how a near-construct is told, and how bytes of a line are looked at. */
#include "pipeline/2-markdown/nearly_report.h"

char nearly_byte(struct str text, size_t at)
{
    return at < text.len ? text.ptr[at] : '\0';
}

bool nearly_is_blank(struct str text, size_t at)
{
    return nearly_byte(text, at) == ' ' || nearly_byte(text, at) == '\t';
}

bool nearly_is_text(struct str text, size_t at)
{
    char c = nearly_byte(text, at);
    return str_is_letter(c) || (unsigned char)c >= 0x80 || c == '*' || c == '[' || c == '`';
}

void nearly_report(struct stage *stage, enum diag_code code, struct span span, const char *reason,
                   const char *mend)
{
    struct diag *diag = diag_add(stage->diags, code, (struct place){stage->source, span}, "%s", reason);
    diag_help(stage->diags, diag, "%s", mend);
}
