/*
 * page.h - nodes of a document as wrapped, coloured lines of a terminal.
 */
#ifndef PAGE_H
#define PAGE_H

#include <stdio.h>

#include "placard.h"

/* Zero-initialise, then set the first three. */
struct page {
    FILE *out;
    int width;     /* columns of the terminal */
    int is_colour; /* escape sequences are welcome */
    int indent;
    int column;
    int is_blank_due;
    int ordinal; /* number of the next step or list item; 0: a bullet */
    char word[256];
    size_t word_size;
    int word_width;
};

/* Words in the current paragraph.  Control characters are dropped: a bundle must not steer the terminal. */
void page_words(struct page *page, const char *text);
void page_bytes(struct page *page, placard_bytes text);

/* End the line; begin a paragraph after a blank line. */
void page_line(struct page *page);
void page_gap(struct page *page);

/* An escape sequence by its parameters ("1;31"), when colour is on; "" ends them. */
void page_style(struct page *page, const char *parameters);

/* The nodes from `node` up to `end`. */
void page_nodes(struct page *page, const placard_document *document, placard_node node, placard_node end);

/* A block as a paragraph of its own; a step behind its number. */
void page_block(struct page *page, const placard_document *document, placard_node block);
void page_step(struct page *page, const placard_document *document, placard_node step, uint32_t number);

/* What is inside one node. */
void page_inside(struct page *page, const placard_document *document, placard_node node);

#endif
