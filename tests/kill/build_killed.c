/*
 * build_killed.c - placard, killed by SIGKILL at its N-th operation on files:
 * build_killed N ARGUMENTS...  With fewer operations it ends as placard does.
 */
#include <stdio.h>
#include <stdlib.h>

#include "cli/program.h"
#include "support/os_failing.h"

int main(int argc, char **argv)
{
    static struct os_failing failing;
    if (argc < 3) {
        fputs("usage: build_killed N ARGUMENTS...\n", stderr);
        return 2;
    }
    os_failing_init(&failing, os_posix(), (unsigned)strtoul(argv[1], NULL, 10));
    failing.how = KILLS;
    argv[1] = argv[0];
    int status = program_run(&failing.os, argc - 1, argv + 1);
    fputs(failing.message, stderr);
    return status;
}
