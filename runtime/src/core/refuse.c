#include "core/refuse.h"

placard_status refuse(placard_error *error, placard_status status, size_t offset)
{
    if (error != NULL) {
        error->status = status;
        error->entry = PLACARD_NONE;
        error->offset = offset;
    }
    return status;
}
