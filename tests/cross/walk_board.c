/*
 * walk_board.c - the two hashes of the bundle in flash, over the serial port.
 */
#include "board.h"
#include "walk_hash.h"

static uint32_t memory[40u * 1024 / 4];

extern const uint8_t bundle_start[], bundle_end[];

static void put_hash(uint64_t hash)
{
    for (int shift = 60; shift >= 0; shift -= 4)
        board_put((uint8_t) "0123456789abcdef"[hash >> shift & 15]);
}

int main(void)
{
    size_t size = (size_t)((uintptr_t)bundle_end - (uintptr_t)bundle_start);
    put_hash(walk_hash(bundle_start, size, memory, sizeof memory));
    board_put(' ');
    put_hash(walk_attempts(bundle_start, size, memory, sizeof memory));
    board_put('\n');
    return 0;
}
