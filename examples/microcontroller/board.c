/*
 * board.c - vectors, start-up and serial port.
 *
 * Addresses: LM3S6965 data sheet, "System Control" and "UARTs"; ARMv7-M
 * Architecture Reference Manual, B3.2.6 for the reset.
 */
#include "board.h"

#include <stddef.h>

void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memset(void *to, int byte, size_t size);

#define REGISTER(address) (*(volatile uint32_t *)(uintptr_t)(address))

#define CLOCK_UART  REGISTER(0x400fe104u)
#define CLOCK_GPIO  REGISTER(0x400fe108u)
#define PINS_SELECT REGISTER(0x40004420u)
#define PINS_ENABLE REGISTER(0x4000451cu)
#define UART_DATA   REGISTER(0x4000c000u)
#define UART_FLAGS  REGISTER(0x4000c018u)
#define UART_BAUD   REGISTER(0x4000c024u)
#define UART_FINE   REGISTER(0x4000c028u)
#define UART_LINE   REGISTER(0x4000c02cu)
#define UART_ENABLE REGISTER(0x4000c030u)
#define RESET       REGISTER(0xe000ed0cu)

#define FLAG_NOTHING_IN 0x10u
#define FLAG_OUT_FULL   0x20u

#define STACK_PAINT 0xdeadc0deu

/* From the linker script. */
extern uint32_t data_start, data_end, data_in_flash, bss_start, bss_end, stack_limit, stack_top;

extern const uint8_t bundle_start[], bundle_end[]; /* bundle.S */

int main(void);
_Noreturn void board_start(void);
_Noreturn void board_halt(void);

typedef void vector(void);

__attribute__((section(".vectors"), used)) static vector *const vectors[16] = {
    (vector *)(uintptr_t)&stack_top,
    board_start,
    board_halt, /* NMI */
    board_halt, /* hard fault */
    board_halt, /* memory */
    board_halt, /* bus */
    board_halt, /* usage */
    NULL,
    NULL,
    NULL,
    NULL,
    board_halt, /* supervisor call */
    board_halt, /* debug */
    NULL,
    board_halt, /* pending service */
    board_halt, /* tick */
};

static size_t distance(const uint32_t *start, const uint32_t *end)
{
    return (size_t)((uintptr_t)end - (uintptr_t)start);
}

_Noreturn void board_start(void)
{
    memcpy(&data_start, &data_in_flash, distance(&data_start, &data_end));
    memset(&bss_start, 0, distance(&bss_start, &bss_end));
    uint32_t here;
    for (volatile uint32_t *at = &stack_limit; (uintptr_t)at < (uintptr_t)&here - 64; at++)
        *at = STACK_PAINT;
    board_init();
    main();
    board_reset();
}

_Noreturn void board_halt(void)
{
    for (;;)
        __asm__ volatile("wfi");
}

void board_init(void)
{
    CLOCK_UART |= 1;
    CLOCK_GPIO |= 1;
    PINS_SELECT |= 3;
    PINS_ENABLE |= 3;
    UART_ENABLE = 0;
    UART_BAUD = 6; /* 12 MHz / (16 * 115,200) = 6 + 33 / 64 */
    UART_FINE = 33;
    UART_LINE = 0x70; /* 8 bits, FIFOs on */
    UART_ENABLE = 0x301;
}

void board_put(uint8_t byte)
{
    while (UART_FLAGS & FLAG_OUT_FULL)
        ;
    UART_DATA = byte;
}

uint8_t board_get(void)
{
    while (UART_FLAGS & FLAG_NOTHING_IN)
        ;
    return (uint8_t)UART_DATA;
}

_Noreturn void board_reset(void)
{
    RESET = 0x05fa0004u;
    board_halt();
}

placard_bytes board_bundle(void)
{
    placard_bytes bundle = {bundle_start, (size_t)((uintptr_t)bundle_end - (uintptr_t)bundle_start)};
    return bundle;
}

uint32_t board_flash_used(void)
{
    return (uint32_t)((uintptr_t)&data_in_flash + distance(&data_start, &data_end));
}

uint32_t board_data_used(void)
{
    return (uint32_t)distance(&data_start, &bss_end);
}

uint32_t board_stack_used(void)
{
    const volatile uint32_t *at = &stack_limit;
    while (*at == STACK_PAINT)
        at++;
    return (uint32_t)((uintptr_t)&stack_top - (uintptr_t)at);
}
