/*
 * placard_view.hpp - what placard.hpp gives out: bytes, ranges, facts and nodes.  It includes this file.
 *
 * In:    structs and indices of placard.h.
 * Out:   bytes, range, fact, field, trigger, node.
 * Hides: PLACARD_NONE, PLACARD_END and the loops around functions that give the next.
 * Next:  placard.hpp.
 */
#ifndef PLACARD_VIEW_HPP
#define PLACARD_VIEW_HPP

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "placard.h"

namespace placard
{

/* Borrowed bytes that are no text, as std::span has them from C++20 on. */
class bytes
{
  public:
    constexpr bytes() noexcept = default;
    constexpr bytes(const std::uint8_t *data, std::size_t size) noexcept : data_(data), size_(size) {}
    constexpr bytes(placard_bytes it) noexcept : data_(it.data), size_(it.size) {}

    constexpr const std::uint8_t *data() const noexcept
    {
        return data_;
    }
    constexpr std::size_t size() const noexcept
    {
        return size_;
    }
    constexpr bool empty() const noexcept
    {
        return size_ == 0;
    }
    constexpr const std::uint8_t *begin() const noexcept
    {
        return data_;
    }
    constexpr const std::uint8_t *end() const noexcept
    {
        return data_ + size_;
    }
    constexpr std::uint8_t operator[](std::size_t index) const noexcept
    {
        return data_[index];
    }

  private:
    const std::uint8_t *data_ = nullptr;
    std::size_t size_ = 0;
};

inline std::string_view view(placard_bytes it) noexcept
{
    return {reinterpret_cast<const char *>(it.data), it.size};
}

inline placard_bytes lend(std::string_view text) noexcept
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

/* Name ("PLACARD_ZIP_CRC") and English text of a status, for logs. */
inline std::string_view name(placard_status status) noexcept
{
    return placard_status_name(status);
}

inline std::string_view text(placard_status status) noexcept
{
    return placard_status_text(status);
}

/*
 * A range that is walked from its begin: `Cursor` has value(), next() and is_done().  The
 * iterators are input iterators, and the range may be walked again.
 */
template <class Cursor> class range
{
  public:
    using value_type = decltype(std::declval<const Cursor &>().value());

    class iterator
    {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = range::value_type;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = value_type;

        iterator() noexcept = default;
        explicit iterator(Cursor cursor) noexcept : cursor_(cursor) {}

        value_type operator*() const noexcept
        {
            return cursor_->value();
        }
        iterator &operator++() noexcept
        {
            cursor_->next();
            position_++;
            return *this;
        }
        iterator operator++(int) noexcept
        {
            iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const iterator &a, const iterator &b) noexcept
        {
            return a.is_end() == b.is_end() && (a.is_end() || a.position_ == b.position_);
        }
        friend bool operator!=(const iterator &a, const iterator &b) noexcept
        {
            return !(a == b);
        }

      private:
        bool is_end() const noexcept
        {
            return !cursor_ || cursor_->is_done();
        }
        std::optional<Cursor> cursor_;
        std::size_t position_ = 0;
    };

    explicit range(Cursor cursor) noexcept : cursor_(cursor) {}
    iterator begin() const noexcept
    {
        return iterator(cursor_);
    }
    iterator end() const noexcept
    {
        return iterator();
    }
    bool empty() const noexcept
    {
        return cursor_.is_done();
    }

    /* The first of them, or one that is empty. */
    value_type front() const noexcept
    {
        return cursor_.value();
    }

  private:
    Cursor cursor_;
};

/* ---- The manifest ---- */

/* Facts of one kind, or of all where that is PLACARD_END, each as a `Fact`. */
template <class Fact> struct fact_cursor {
    placard_fact it_;
    std::uint32_t kind_;

    fact_cursor(placard_fact it, std::uint32_t kind) noexcept : it_(it), kind_(kind)
    {
        pass();
    }
    bool is_done() const noexcept
    {
        return it_.kind == PLACARD_END;
    }
    Fact value() const noexcept
    {
        return Fact(it_);
    }
    void next() noexcept
    {
        it_ = placard_fact_next(&it_);
        pass();
    }

  private:
    void pass() noexcept
    {
        while (!is_done() && kind_ != PLACARD_END && it_.kind != kind_)
            it_ = placard_fact_next(&it_);
    }
};

template <class Fact> using facts_as = range<fact_cursor<Fact>>;
class fact;
using facts = facts_as<fact>;

/* One token of the manifest.  One that is not there is false and reads as empty. */
class fact
{
  public:
    explicit fact(placard_fact it) noexcept : it_(it) {}

    explicit operator bool() const noexcept
    {
        return it_.kind != PLACARD_END;
    }
    placard_kind kind() const noexcept
    {
        return static_cast<placard_kind>(it_.kind);
    }
    std::string_view kind_name() const noexcept
    {
        return placard_kind_name(it_.kind);
    }
    std::uint32_t number() const noexcept
    {
        return it_.number;
    }
    std::string_view text() const noexcept
    {
        return view(it_.text);
    }
    bytes data() const noexcept
    {
        return it_.text;
    }

    template <class Fact> facts_as<Fact> children_as(placard_kind kind) const noexcept
    {
        return facts_as<Fact>({placard_fact_child(&it_), kind});
    }
    /* All of them, or those of a kind; the first of a kind. */
    facts children(placard_kind kind = PLACARD_END) const noexcept;
    fact first(placard_kind kind) const noexcept;

  private:
    placard_fact it_;
};

inline facts fact::children(placard_kind kind) const noexcept
{
    return children_as<fact>(kind);
}

inline fact fact::first(placard_kind kind) const noexcept
{
    return children(kind).front();
}

/* A field of a work order or an event, and the values of which it must have one. */
class field
{
  public:
    explicit field(placard_fact it) noexcept : it_(it) {}
    std::string_view name() const noexcept
    {
        return it_.text();
    }
    facts values() const noexcept
    {
        return it_.children(PLACARD_VALUE);
    }

  private:
    fact it_;
};

/* When a module should appear: all its terms hold (docs/format/triggers.md). */
class trigger
{
  public:
    explicit trigger(placard_fact it) noexcept : it_(it) {}
    placard_trigger_kind kind() const noexcept
    {
        return static_cast<placard_trigger_kind>(it_.number());
    }
    facts terms() const noexcept
    {
        return it_.children();
    }
    facts_as<field> fields() const noexcept
    {
        return it_.children_as<field>(PLACARD_FIELD);
    }
    /* The first term of a kind: trigger.first(PLACARD_PREFIX).text(). */
    fact first(placard_kind kind) const noexcept
    {
        return it_.first(kind);
    }

  private:
    fact it_;
};

/* ---- The nodes of a document ---- */

class node;

struct child_cursor {
    const placard_document *document_;
    placard_node parent_, child_;
    bool is_done() const noexcept
    {
        return child_ == PLACARD_NONE;
    }
    inline node value() const noexcept;
    void next() noexcept
    {
        child_ = placard_node_next(document_, parent_, child_);
    }
};

struct walk_cursor {
    const placard_document *document_;
    placard_node at_, end_;
    bool is_done() const noexcept
    {
        return at_ >= end_;
    }
    inline node value() const noexcept;
    void next() noexcept
    {
        at_++;
    }
};

/* A node of a document, by value; iterate it for its children.  One that is not there is false. */
class node
{
  public:
    node() noexcept : document_(nullptr), index_(PLACARD_NONE) {}
    node(const placard_document *document, placard_node index) noexcept : document_(document), index_(index)
    {
    }

    explicit operator bool() const noexcept
    {
        return index_ != PLACARD_NONE;
    }
    placard_node index() const noexcept
    {
        return index_;
    }
    placard_kind kind() const noexcept
    {
        return document_ == nullptr ? PLACARD_END
                                    : static_cast<placard_kind>(placard_node_kind(document_, index_));
    }
    std::string_view kind_name() const noexcept
    {
        return placard_kind_name(kind());
    }
    std::uint32_t number() const noexcept
    {
        return document_ == nullptr ? 0 : placard_node_number(document_, index_);
    }
    std::string_view text() const noexcept
    {
        return document_ == nullptr ? std::string_view() : view(placard_node_text(document_, index_));
    }

    /* One past the last descendant. */
    placard_node end_index() const noexcept
    {
        return document_ == nullptr ? PLACARD_NONE : placard_node_end(document_, index_);
    }

    /* "DANGER", "WARNING" ... of a NOTICE, else "". */
    std::string_view signal_word() const noexcept
    {
        switch (kind() == PLACARD_NOTICE ? number() : 0) {
#define X(name, code, word)                                                                                  \
    case code:                                                                                               \
        return word;
            PLACARD_NOTICE_LIST(X)
#undef X
        default:
            return {};
        }
    }

    /* The first node of `kind` in here, after `after` when it is given. */
    node find(placard_kind kind, node after = {}) const noexcept
    {
        if (document_ == nullptr)
            return {};
        return {document_, placard_node_find(document_, index_, after ? after.index_ : index_, kind)};
    }

    range<child_cursor>::iterator begin() const noexcept
    {
        return range<child_cursor>::iterator({document_, index_, first()});
    }
    range<child_cursor>::iterator end() const noexcept
    {
        return {};
    }

    /* This node and all inside it, in reading order. */
    range<walk_cursor> walk() const noexcept
    {
        return range<walk_cursor>({document_, index_, *this ? end_index() : PLACARD_NONE});
    }

    template <class Say> void plain(Say &&say) const noexcept(noexcept(say(std::string_view())));

    friend bool operator==(node a, node b) noexcept
    {
        return a.document_ == b.document_ && a.index_ == b.index_;
    }
    friend bool operator!=(node a, node b) noexcept
    {
        return !(a == b);
    }

  private:
    placard_node first() const noexcept
    {
        return document_ == nullptr ? PLACARD_NONE : placard_node_first(document_, index_);
    }
    static bool is_said(placard_kind kind) noexcept;
    static bool is_said_later(placard_kind kind) noexcept;
    static bool is_apart(placard_kind kind) noexcept;

    const placard_document *document_;
    placard_node index_;
};

inline node child_cursor::value() const noexcept
{
    return {document_, child_};
}

inline node walk_cursor::value() const noexcept
{
    return {document_, at_};
}

inline bool node::is_said(placard_kind kind) noexcept
{
    return kind == PLACARD_TEXT || kind == PLACARD_CODE || kind == PLACARD_IMAGE ||
           kind == PLACARD_CODE_BLOCK || kind == PLACARD_TITLE || kind == PLACARD_SUMMARY ||
           kind == PLACARD_TOOL || kind == PLACARD_SPARE_PART || kind == PLACARD_PROTECTION ||
           kind == PLACARD_UNIT;
}

inline bool node::is_said_later(placard_kind kind) noexcept
{
    return kind == PLACARD_CHOICE || kind == PLACARD_ORDERED || kind == PLACARD_PAIR ||
           kind == PLACARD_HINT || kind == PLACARD_FEEDBACK || kind == PLACARD_EXPLANATION ||
           kind == PLACARD_REPLY;
}

inline bool node::is_apart(placard_kind kind) noexcept
{
    return kind == PLACARD_PARAGRAPH || kind == PLACARD_ITEM || kind == PLACARD_CELL ||
           kind == PLACARD_LINE_BREAK || kind == PLACARD_LEFT || kind == PLACARD_RIGHT ||
           kind == PLACARD_UNIT;
}

/*
 * What it says, without mark-up, in parts: say(std::string_view) is called with each, blanks between
 * blocks and signal words of notices included.  Of a question it is the prompt and the unit: ask an option, a
 * hint, a feedback, a reply or an explanation itself when its time has come.
 */
template <class Say> void node::plain(Say &&say) const noexcept(noexcept(say(std::string_view())))
{
    const placard_node end = *this ? end_index() : PLACARD_NONE;
    for (node at = *this; at.index_ < end;) {
        const placard_kind kind = at.kind();
        if (is_said_later(kind) && at.index_ != index_) {
            at.index_ = at.end_index();
            continue;
        }
        if (at.index_ != index_ && (is_apart(kind) || kind == PLACARD_NOTICE))
            say(std::string_view(" "));
        if (kind == PLACARD_NOTICE) {
            say(at.signal_word());
            say(std::string_view(":"));
        } else if (is_said(kind)) {
            say(at.text());
        }
        at.index_++;
    }
}

} // namespace placard

#endif
