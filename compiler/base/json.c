#include "base/json.h"

#include "base/shown.h"
#include "base/unicode.h"

/* What stands before a value or an end: nothing, or a new line of `depth`. */
static void new_line(struct json *json)
{
    if (json->is_line)
        return;
    buf_byte(&json->out, '\n');
    for (uint32_t i = 0; i < json->depth; i++)
        buf_str(&json->out, STR("  "));
}

/* With the short forms where there are any. */
static void put_escaped(struct buf *out, uint32_t c)
{
    static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (size_t i = 0; i + 1 < sizeof shorts; i += 2) {
        if ((uint32_t)shorts[i] == c) {
            buf_byte(out, '\\');
            buf_byte(out, shorts[i + 1]);
            return;
        }
    }
    buf_format(out, "\\u%04X", (unsigned)c);
}

/* RFC 8259, section 7: what must be escaped.  Besides, so that a log or terminal can show the text (shown.h):
 * what would do something there, and the bracket of "##[". */
static bool is_plain(struct str text, size_t at, uint32_t point)
{
    if (point == '[')
        return !str_ends(str_slice(text, 0, at), STR("##"));
    return point != '"' && point != '\\' && (shown_point(point) == point || point > 0xFFFF);
}

static bool is_letter_or_blank(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ';
}

static void put_string(struct buf *out, struct str text)
{
    buf_byte(out, '"');
    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        while (at < text.len && is_letter_or_blank(text.ptr[at])) /* most text: nothing to look at */
            at++;
        buf_str(out, str_slice(text, begin, at));
        if (at == text.len)
            break;
        begin = at;
        uint32_t point = unicode_next(text, &at);
        if (is_plain(text, begin, point))
            unicode_append(out, point);
        else
            put_escaped(out, point);
    }
    buf_byte(out, '"');
}

/* The comma after the value before, the place, the key. */
static void begin_value(struct json *json, const char *key)
{
    if (json->has_before)
        buf_str(&json->out, json->is_line ? STR(", ") : STR(","));
    if (json->depth > 0)
        new_line(json);
    json->has_before = true;
    if (key == NULL)
        return;
    put_string(&json->out, str_of(key));
    buf_str(&json->out, STR(": "));
}

static void open_value(struct json *json, const char *key, char bracket)
{
    begin_value(json, key);
    buf_byte(&json->out, bracket);
    json->depth++;
    json->has_before = false;
}

static void close_value(struct json *json, char bracket)
{
    json->depth--;
    if (json->has_before)
        new_line(json);
    buf_byte(&json->out, bracket);
    json->has_before = true;
}

void json_put_object(struct json *json, const char *key)
{
    open_value(json, key, '{');
}

void json_put_array(struct json *json, const char *key)
{
    open_value(json, key, '[');
}

void json_end_object(struct json *json)
{
    close_value(json, '}');
}

void json_end_array(struct json *json)
{
    close_value(json, ']');
}

void json_put_text(struct json *json, const char *key, struct str text)
{
    begin_value(json, key);
    put_string(&json->out, text);
}

void json_put_word(struct json *json, const char *key, const char *word)
{
    json_put_text(json, key, str_of(word));
}

void json_put_number(struct json *json, const char *key, int64_t number)
{
    begin_value(json, key);
    buf_format(&json->out, "%lld", (long long)number);
}

void json_put_size(struct json *json, const char *key, uint64_t size)
{
    begin_value(json, key);
    buf_format(&json->out, "%llu", (unsigned long long)size);
}

void json_put_bool(struct json *json, const char *key, bool value)
{
    begin_value(json, key);
    buf_str(&json->out, value ? STR("true") : STR("false"));
}

void json_put_null(struct json *json, const char *key)
{
    begin_value(json, key);
    buf_str(&json->out, STR("null"));
}

void json_put_raw(struct json *json, const char *key, struct str text)
{
    begin_value(json, key);
    buf_str(&json->out, text);
}

struct str json_finish(struct json *json)
{
    buf_byte(&json->out, '\n');
    return buf_view(&json->out);
}
