/*
 * board_host.c - the board of examples/microcontroller as a program of this machine: serial port on
 * standard input and output, the bundle from a file.
 *
 *   board_host BUNDLE <ANSWERS
 *
 * When the answers are over, so is the program.
 */
#include <stdio.h>
#include <stdlib.h>

#include "board.h"

static uint8_t bundle[16u << 20];
static size_t bundle_size;

int board_main(void); /* main.c's */

void board_put(uint8_t byte)
{
    if (byte != '\r')
        putchar(byte);
}

uint8_t board_get(void)
{
    int byte = getchar();
    if (byte == EOF)
        exit(3);
    return (uint8_t)byte;
}

placard_bytes board_bundle(void)
{
    placard_bytes bytes = {bundle, bundle_size};
    return bytes;
}

uint32_t board_flash_used(void)
{
    return 0;
}

uint32_t board_data_used(void)
{
    return 0;
}

uint32_t board_stack_used(void)
{
    return 0;
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL)
        return 2;
    bundle_size = fread(bundle, 1, sizeof bundle, file);
    fclose(file);
    return board_main();
}
