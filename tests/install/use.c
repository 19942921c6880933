/* use.c - what an embedder's first program does: open nothing, be told so. */
#include <placard.h>

int main(void)
{
    placard_module module;
    placard_error error;
    return placard_open(&module, "", 0, &error) != PLACARD_OK && placard_status_text(error.status)[0] != '\0'
               ? 0
               : 1;
}
