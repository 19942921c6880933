#include "core/refuse.h"

placard_status refuse(placard_error *error, placard_status status, uint32_t entry, size_t offset)
{
    if (error != NULL) {
        error->status = status;
        error->entry = entry;
        error->offset = offset;
    }
    return status;
}
