/*
 * placard.hpp - libplacard for C++17: views, ranges and optionals over placard.h,
 * with no behaviour, memory or exceptions of its own.
 *
 * What borrows from what, and what each call costs, is as placard.h says: a
 * module borrows the file, a document the memory it was loaded into, and every
 * string_view one of them.
 */
#ifndef PLACARD_HPP
#define PLACARD_HPP

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

#include "placard.h"

namespace placard
{

inline std::string_view view(placard_bytes bytes) noexcept
{
    return {reinterpret_cast<const char *>(bytes.data), bytes.size};
}

inline placard_bytes lend(std::string_view text) noexcept
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

class children;

/* A node of a document, by value; as long as the document's memory. */
class node
{
  public:
    node() noexcept = default;
    node(const placard_document *document, placard_node index) noexcept : document_(document), index_(index) {}

    placard_node index() const noexcept { return index_; }
    placard_kind kind() const noexcept { return static_cast<placard_kind>(placard_node_kind(document_, index_)); }
    std::string_view kind_name() const noexcept { return placard_kind_name(placard_node_kind(document_, index_)); }
    std::uint32_t number() const noexcept { return placard_node_number(document_, index_); }
    std::string_view text() const noexcept { return view(placard_node_text(document_, index_)); }

    /* One past the last descendant. */
    placard_node end_index() const noexcept { return placard_node_end(document_, index_); }

    /* The first node of `kind` in here, after `after` when it is given. */
    std::optional<node> find(placard_kind kind, std::optional<node> after = {}) const noexcept
    {
        return some(placard_node_find(document_, index_, after ? after->index_ : index_, kind));
    }

    children begin() const noexcept;
    children end() const noexcept;

    friend bool operator==(node a, node b) noexcept { return a.document_ == b.document_ && a.index_ == b.index_; }
    friend bool operator!=(node a, node b) noexcept { return !(a == b); }

  private:
    friend class children;
    std::optional<node> some(placard_node index) const noexcept
    {
        return index == PLACARD_NONE ? std::nullopt : std::optional<node>(node(document_, index));
    }

    const placard_document *document_ = nullptr;
    placard_node index_ = PLACARD_NONE;
};

/* Iterator over the children of a node. */
class children
{
  public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = node;
    using difference_type = std::ptrdiff_t;
    using pointer = const node *;
    using reference = const node &;

    children() noexcept = default;
    children(node parent, node child) noexcept : parent_(parent), child_(child) {}

    reference operator*() const noexcept { return child_; }
    pointer operator->() const noexcept { return &child_; }
    children &operator++() noexcept
    {
        child_.index_ = placard_node_next(parent_.document_, parent_.index_, child_.index_);
        return *this;
    }
    children operator++(int) noexcept
    {
        children before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const children &a, const children &b) noexcept { return a.child_ == b.child_; }
    friend bool operator!=(const children &a, const children &b) noexcept { return !(a == b); }

  private:
    node parent_, child_;
};

inline children node::begin() const noexcept
{
    return {*this, node(document_, placard_node_first(document_, index_))};
}

inline children node::end() const noexcept
{
    return {*this, node(document_, PLACARD_NONE)};
}

/* A loaded document.  Nodes point at it: it must stay in place while they are used. */
class document
{
  public:
    const placard_document *get() const noexcept { return &it_; }
    placard_document *put() noexcept { return &it_; }

    node root() const noexcept { return {&it_, 0}; }
    std::uint32_t size() const noexcept { return placard_node_count(&it_); }
    node operator[](placard_node index) const noexcept { return {&it_, index}; }
    std::string_view title() const noexcept { return view(placard_title(&it_)); }
    std::uint32_t steps() const noexcept { return placard_step_count(&it_); }
    node step(std::uint32_t index) const noexcept { return {&it_, placard_step_at(&it_, index)}; }
    std::uint32_t questions() const noexcept { return placard_question_count(&it_); }
    node question(std::uint32_t index) const noexcept { return {&it_, placard_question_at(&it_, index)}; }

  private:
    placard_document it_{};
};

/* An open bundle. */
class module
{
  public:
    /* Checks and opens; afterwards the file must stay in place. */
    placard_status open(const void *data, std::size_t size, placard_error *error = nullptr) noexcept
    {
        return placard_open(&it_, data, size, error);
    }

    const placard_module *get() const noexcept { return &it_; }
    std::string_view id() const noexcept { return view(placard_id(&it_)); }
    std::string_view version() const noexcept { return view(placard_module_version(&it_)); }
    placard_module_kind kind() const noexcept { return placard_kind_of_module(&it_); }

    std::uint32_t languages() const noexcept { return placard_language_count(&it_); }
    std::string_view language(std::uint32_t index) const noexcept { return view(placard_language_tag(&it_, index)); }
    bool is_rtl(std::uint32_t index) const noexcept { return placard_language_is_rtl(&it_, index) != 0; }
    std::uint32_t lookup(std::string_view priority) const noexcept
    {
        return placard_language_lookup(&it_, lend(priority));
    }

    std::uint32_t media() const noexcept { return placard_media_count(&it_); }
    std::string_view media(std::uint32_t index) const noexcept { return view(placard_media(&it_, index)); }

    /* Bytes of memory, 4-byte aligned, that load() needs. */
    std::size_t load_size(std::uint32_t language) const noexcept { return placard_load_size(&it_, language); }
    placard_status load(document &out, std::uint32_t language, void *memory, std::size_t size,
                        placard_error *error = nullptr) const noexcept
    {
        return placard_load(out.put(), &it_, language, memory, size, error);
    }

  private:
    placard_module it_{};
};

/* One attempt at a quiz: plain data, a copy is a copy. */
class attempt
{
  public:
    placard_status begin(const module &module, const document &document, std::uint32_t seed,
                         std::uint32_t made = 0) noexcept
    {
        return placard_attempt_begin(&it_, module.get(), document.get(), seed, made);
    }
    placard_status resume(const module &module, const document &document, std::string_view saved) noexcept
    {
        const placard_bytes bytes = lend(saved);
        return placard_attempt_resume(&it_, module.get(), document.get(), bytes.data, bytes.size);
    }
    std::size_t save(std::uint8_t *out, std::size_t size) const noexcept { return placard_attempt_save(&it_, out, size); }

    std::uint32_t shown(const document &document, std::uint32_t question,
                        std::uint8_t (&out)[PLACARD_MAX_CHOICES]) const noexcept
    {
        return placard_shown_options(&it_, document.get(), question, out);
    }
    placard_status answer(const document &document, std::uint32_t question, std::uint32_t chosen) noexcept
    {
        return placard_answer_choices(&it_, document.get(), question, chosen);
    }
    placard_status answer(const document &document, std::uint32_t question, const std::uint8_t *order,
                          std::uint32_t count) noexcept
    {
        return placard_answer_order(&it_, document.get(), question, order, count);
    }
    placard_status answer(const document &document, std::uint32_t question, std::string_view text) noexcept
    {
        return placard_answer_text(&it_, document.get(), question, lend(text));
    }
    std::optional<node> hint(const document &document, std::uint32_t question) noexcept
    {
        const placard_node hint = placard_take_hint(&it_, document.get(), question);
        return hint == PLACARD_NONE ? std::nullopt : std::optional<node>(node(document.get(), hint));
    }

    bool is_answered(std::uint32_t question) const noexcept { return placard_is_answered(&it_, question) != 0; }
    /* An option, or PLACARD_NO_OPTION; of a choice question 1 when chosen. */
    std::uint32_t answered_option(std::uint32_t question, std::uint32_t place) const noexcept
    {
        return placard_answered_option(&it_, question, place);
    }
    std::uint32_t earned_millipoints(std::uint32_t question) const noexcept { return placard_earned_millipoints(&it_, question); }
    std::uint32_t score_millipoints() const noexcept { return placard_score_millipoints(&it_); }
    bool is_passed(const document &document) const noexcept { return placard_is_passed(&it_, document.get()) != 0; }
    void finish() noexcept { placard_attempt_finish(&it_); }

    const placard_attempt *get() const noexcept { return &it_; }

  private:
    placard_attempt it_{};
};

} // namespace placard

#endif
