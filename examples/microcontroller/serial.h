/*
 * serial.h - words in and out over the serial port.
 */
#ifndef SERIAL_H
#define SERIAL_H

#include <stddef.h>

#include "placard.h"

void serial_text(const char *text); /* up to its NUL */
void serial_bytes(placard_bytes bytes);
void serial_number(uint32_t number);
void serial_points(int32_t millipoints); /* "2", "0.667", "-2" */

/* The words of a node and of what is in it, without feedback: blocks after the
 * first on lines of their own, notices with their signal word. */
void serial_node(const placard_document *document, placard_node node);

/* A line typed and echoed, without its end, cut to `size` bytes. */
placard_bytes serial_line(uint8_t *line, size_t size);

#endif
