/*
 * main.c - the program is program_run() on the real platform.
 */
#include "cli/program.h"

int main(int argc, char **argv)
{
    return program_run(os_posix(), argc, argv);
}
