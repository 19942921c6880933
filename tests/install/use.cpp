/* use.cpp - an embedder's first program in C++: open nothing, be told so. */
#include <placard.hpp>

int main()
{
    placard::module module;
    placard_error error;
    return module.open("", 0, &error) != PLACARD_OK && placard_status_text(error.status)[0] != '\0' ? 0 : 1;
}
