/*
 * main.c - the program is cli_run() on the real platform.
 */
#include "cli/cli.h"

int main(int argc, char **argv)
{
    return cli_run(os_posix(), argc, argv);
}
