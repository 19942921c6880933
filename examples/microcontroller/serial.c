#include "serial.h"

#include "board.h"

void serial_bytes(placard_bytes bytes)
{
    for (size_t i = 0; i < bytes.size; i++) {
        if (bytes.data[i] == '\n')
            board_put('\r');
        board_put(bytes.data[i]);
    }
}

void serial_text(const char *text)
{
    size_t size = 0;
    while (text[size] != '\0')
        size++;
    serial_bytes((placard_bytes){(const uint8_t *)text, size});
}

void serial_number(uint32_t number)
{
    uint8_t digits[10];
    size_t at = sizeof digits;
    do {
        digits[--at] = (uint8_t)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    serial_bytes((placard_bytes){digits + at, sizeof digits - at});
}

void serial_points(int32_t signed_millipoints)
{
    uint32_t millipoints = (uint32_t)(signed_millipoints < 0 ? -signed_millipoints : signed_millipoints);
    if (signed_millipoints < 0)
        board_put('-');
    serial_number(millipoints / 1000);
    if (millipoints % 1000 == 0)
        return;
    uint8_t digits[3];
    size_t count = 3;
    uint32_t rest = millipoints % 1000;
    for (size_t i = 3; i-- > 0; rest /= 10)
        digits[i] = (uint8_t)('0' + rest % 10);
    while (digits[count - 1] == '0')
        count--;
    board_put('.');
    serial_bytes((placard_bytes){digits, count});
}

static const char *signal_word(uint32_t level)
{
    switch (level) {
#define X(name, code, word)                                                                                  \
    case code:                                                                                               \
        return word;
        PLACARD_NOTICE_LIST(X)
#undef X
    default:
        return "";
    }
}

/* Newlines inside text are soft breaks: a blank. */
static void put_words(placard_bytes text)
{
    for (size_t i = 0; i < text.size; i++)
        board_put(text.data[i] == '\n' ? ' ' : text.data[i]);
}

static int begins_line(uint32_t kind)
{
    return kind == PLACARD_PARAGRAPH || kind == PLACARD_HEADING || kind == PLACARD_CODE_BLOCK ||
           kind == PLACARD_ROW || kind == PLACARD_LINE_BREAK || kind == PLACARD_NOTICE;
}

static void put_one(const placard_document *document, placard_node node)
{
    placard_bytes text = placard_node_text(document, node);
    uint32_t number = placard_node_number(document, node);
    switch (placard_node_kind(document, node)) {
    case PLACARD_CODE_BLOCK:
        serial_bytes(text);
        break;
    case PLACARD_TITLE:
    case PLACARD_SUMMARY:
    case PLACARD_TOOL:
    case PLACARD_SPARE_PART:
    case PLACARD_PROTECTION:
    case PLACARD_TEXT:
    case PLACARD_CODE:
        put_words(text);
        break;
    case PLACARD_IMAGE:
        serial_text(text.size > 0 ? "[" : "");
        put_words(text);
        serial_text(text.size > 0 ? "]" : "");
        break;
    case PLACARD_CELL:
        serial_text(" | ");
        break;
    case PLACARD_NOTICE:
        serial_text(signal_word(number));
        serial_text(":");
        break;
    case PLACARD_FOOTNOTE:
    case PLACARD_FOOTNOTE_REF:
        serial_text("[");
        serial_number(number);
        serial_text("]");
        break;
    default:
        break;
    }
}

void serial_node(const placard_document *document, placard_node node)
{
    placard_node end = placard_node_end(document, node), top = node;
    int lines = 0;
    while (node < end) {
        uint32_t kind = placard_node_kind(document, node);
        if ((kind == PLACARD_FEEDBACK && node != top) || kind == PLACARD_INFO) {
            node = placard_node_end(document, node);
            continue;
        }
        if (begins_line(kind) && lines++ > 0)
            serial_text("\n    ");
        put_one(document, node);
        node++;
    }
}

placard_bytes serial_line(uint8_t *line, size_t size)
{
    size_t count = 0;
    for (;;) {
        uint8_t byte = board_get();
        if (byte == '\r' || byte == '\n')
            break;
        if ((byte == 8 || byte == 127) && count > 0) {
            count--;
            serial_text("\b \b");
        } else if (byte >= ' ' && byte != 127 && count < size) {
            line[count++] = byte;
            board_put(byte);
        }
    }
    serial_text("\n");
    return (placard_bytes){line, count};
}
