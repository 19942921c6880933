/*
 * status.c - names and texts of codes, for logs and tools.  A client that asks
 * for none of them links none of them.
 */
#include "placard.h"

const char *placard_status_text(placard_status status)
{
    switch (status) {
#define X(name, value, text)                                                                                 \
    case name:                                                                                               \
        return text;
        PLACARD_STATUS_LIST(X)
#undef X
    }
    return "unknown status";
}

const char *placard_status_name(placard_status status)
{
    switch (status) {
#define X(name, value, text)                                                                                 \
    case name:                                                                                               \
        return #name;
        PLACARD_STATUS_LIST(X)
#undef X
    }
    return "";
}
