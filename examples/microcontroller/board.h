/*
 * board.h - the little that the client needs of its board, a TI LM3S6965
 * evaluation kit: Cortex-M3, 256 KiB of flash, 64 KiB of RAM, a serial port.
 */
#ifndef BOARD_H
#define BOARD_H

#include <stdint.h>

#include "placard.h"

/* Set the serial port up: 115,200 baud, 8 data bits, no parity. */
void board_init(void);

/* One byte out; one byte in, waiting for it. */
void board_put(uint8_t byte);
uint8_t board_get(void);

/* The bundle, where it lies in flash. */
placard_bytes board_bundle(void);

/* Start from the beginning. */
_Noreturn void board_reset(void);

/* Bytes of flash taken, of RAM taken by data, and of stack used at its deepest so far. */
uint32_t board_flash_used(void);
uint32_t board_data_used(void);
uint32_t board_stack_used(void);

#endif
