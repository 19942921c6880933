/*
 * placard.hpp - libplacard for C++17: views, ranges and optionals over placard.h.
 *
 * In:    an open bundle's bytes, memory for a document; both are the caller's.
 * Out:   module, document and its screens, question, attempt, session.
 * Hides: indices that mean "none", and the loops around _next functions.
 * Next:  placard.h says what each call means, promises and costs; nothing here adds to it.
 *
 * Borrowing is as there: a module borrows the file, a document the memory it was loaded into, and
 * every view one of them.  A document and a module must stay in place while views of them are used.
 *
 * Nothing here throws, allocates or owns memory: every function is noexcept, but for those that
 * take a function of the caller's, which are so when that one is.  Before begin(), open() and
 * load() have succeeded everything reads as empty.
 *
 * Points are counted in millipoints, thousandths of a point.
 */
#ifndef PLACARD_HPP
#define PLACARD_HPP

#include "placard_view.hpp"

namespace placard
{

/* ---- The library ---- */

/* The version of the library that is loaded: major << 16 | minor << 8 | patch. */
inline std::uint32_t library_version() noexcept
{
    return placard_version();
}

/* placard_header_fits(): false where this header is not the loaded library's; then call nothing else. */
inline bool header_fits() noexcept
{
    return placard_layout() == PLACARD_LAYOUT;
}

/* ---- Opening and loading ---- */

class document;

/* An open bundle. */
class module
{
  public:
    /* Checks what a walk needs and opens; afterwards the file must stay in place. */
    [[nodiscard]] placard_status open(const void *data, std::size_t size,
                                      placard_error *error = nullptr) noexcept
    {
        return placard_open(&it_, data, size, error);
    }

    const placard_module *get() const noexcept
    {
        return &it_;
    }
    std::string_view id() const noexcept
    {
        return view(placard_id(&it_));
    }
    std::string_view version() const noexcept
    {
        return view(placard_module_version(&it_));
    }
    placard_module_kind kind() const noexcept
    {
        return placard_kind_of_module(&it_);
    }

    /* Languages by number, the source language first. */
    std::uint32_t language_count() const noexcept
    {
        return placard_language_count(&it_);
    }
    std::string_view language(std::uint32_t index) const noexcept
    {
        return view(placard_language_tag(&it_, index));
    }
    bool is_rtl(std::uint32_t index) const noexcept
    {
        return placard_language_is_rtl(&it_, index) != 0;
    }
    /* The one that suits "es-MX, fr" best; none when none does: show the source language, 0, and say so. */
    std::optional<std::uint32_t> lookup(std::string_view priority) const noexcept
    {
        const std::uint32_t found = placard_language_lookup(&it_, lend(priority));
        return found == PLACARD_NONE ? std::nullopt : std::optional<std::uint32_t>(found);
    }

    /* How much the language of `tag` is wanted: the lower, the more; none: it is not. */
    static std::optional<std::uint32_t> rank(std::string_view tag, std::string_view priority) noexcept
    {
        const std::uint32_t rank = placard_language_rank(lend(tag), lend(priority));
        return rank == PLACARD_NONE ? std::nullopt : std::optional<std::uint32_t>(rank);
    }

    /* What to tell before it is shown.  Is it withdrawn on `today`, year * 10000 + month * 100 + day?
     * PLACARD_WITHDRAWN says why, PLACARD_REPLACED_BY what to use instead; where it is not yet,
     * PLACARD_WITHDRAWN_ON until when it is valid. */
    bool is_withdrawn(std::uint32_t today) const noexcept
    {
        return placard_is_withdrawn(&it_, today) != 0;
    }
    /* The language that is wanted more than the one shown and left out, since a warning in it is out of date,
     * if any. */
    placard::fact left_out(std::string_view priority, std::uint32_t language) const noexcept
    {
        return placard::fact(placard_left_out(&it_, lend(priority), language));
    }

    /* Pictures, as WebP.  media() holds the bytes against their sum first, in time linear in them, and
     * gives nothing when they are damaged or there is none; media_unchecked() promises nothing. */
    std::uint32_t media_count() const noexcept
    {
        return placard_media_count(&it_);
    }
    std::optional<bytes> media(std::uint32_t index) const noexcept
    {
        const bool is_whole = placard_media_check(&it_, index, nullptr) == PLACARD_OK;
        return is_whole ? std::optional<bytes>(placard_media(&it_, index)) : std::nullopt;
    }
    bytes media_unchecked(std::uint32_t index) const noexcept
    {
        return placard_media(&it_, index);
    }
    std::uint32_t media_width(std::uint32_t index) const noexcept
    {
        return placard_media_width(&it_, index);
    }
    std::uint32_t media_height(std::uint32_t index) const noexcept
    {
        return placard_media_height(&it_, index);
    }

    /* The manifest: all its facts, or those of a kind; the `index`-th of a kind. */
    placard::facts facts(placard_kind kind = PLACARD_END) const noexcept
    {
        return facts_as<placard::fact>(kind);
    }
    placard::fact fact(placard_kind kind, std::uint32_t index = 0) const noexcept
    {
        return placard::fact(placard_fact_at(&it_, kind, index));
    }
    /* When it should appear; each of them is enough. */
    placard::facts_as<trigger> triggers() const noexcept
    {
        return facts_as<trigger>(PLACARD_TRIGGER);
    }

    /* Entries of the container, for tools that list them. */
    std::uint32_t entry_count() const noexcept
    {
        return placard_entry_count(&it_);
    }
    placard_entry entry(std::uint32_t index) const noexcept
    {
        return placard_entry_at(&it_, index);
    }

    /* Bytes of memory, 4-byte aligned, that load() needs. */
    std::size_t load_size(std::uint32_t language) const noexcept
    {
        return placard_load_size(&it_, language);
    }
    [[nodiscard]] placard_status load(document &out, std::uint32_t language, void *memory, std::size_t size,
                                      placard_error *error = nullptr) const noexcept;

  private:
    template <class Fact> placard::facts_as<Fact> facts_as(placard_kind kind) const noexcept
    {
        return placard::facts_as<Fact>({placard_fact_first(&it_), kind});
    }
    placard_module it_{};
};

/* ---- Screens ---- */

struct piece_cursor {
    const placard_document *document_;
    const placard_screen *screen_;
    placard_node at_;
    bool is_done() const noexcept
    {
        return at_ == PLACARD_NONE;
    }
    node value() const noexcept
    {
        return {document_, at_};
    }
    void next() noexcept
    {
        at_ = placard_screen_piece(document_, screen_, at_);
    }
};

struct guard_cursor {
    const placard_document *document_;
    const placard_screen *screen_;
    std::uint32_t index_;
    bool is_done() const noexcept
    {
        return placard_screen_guards(screen_, index_) == PLACARD_NONE;
    }
    node value() const noexcept
    {
        return {document_, placard_screen_guards(screen_, index_)};
    }
    void next() noexcept
    {
        index_++;
    }
};

/*
 * What a worker reads at a time; all screens together show all of the document.  Iterate it for
 * its pieces, each to be shown with all that is inside it.  Pieces and guards borrow the screen.
 */
class screen
{
  public:
    screen(const placard_document *document, placard_screen it) noexcept : document_(document), it_(it) {}

    const placard_screen *get() const noexcept
    {
        return &it_;
    }
    placard_screen_kind kind() const noexcept
    {
        return static_cast<placard_screen_kind>(it_.kind);
    }
    /* The step, question, phase or heading that it is for; none: the opening. */
    placard::node node() const noexcept
    {
        return {document_, it_.node == 0 ? PLACARD_NONE : it_.node};
    }
    /* The phase, heading or quiz that it stands in, if any. */
    placard::node section() const noexcept
    {
        return {document_, it_.section == 0 ? PLACARD_NONE : it_.section};
    }
    /* Of a step as its list counts, of a question from 1; else 0. */
    std::uint32_t number() const noexcept
    {
        return it_.number;
    }

    range<piece_cursor>::iterator begin() const noexcept
    {
        return range<piece_cursor>::iterator(
            {document_, &it_, placard_screen_piece(document_, &it_, PLACARD_NONE)});
    }
    range<piece_cursor>::iterator end() const noexcept
    {
        return {};
    }

    /* Hazards of screens before that this one must not be read without: keep them in sight. */
    range<guard_cursor> guards() const noexcept
    {
        return range<guard_cursor>({document_, &it_, 0});
    }

    /* 64 bits that stay as long as the screen shows the same; a session counts screens by it. */
    std::uint64_t digest(const module &module) const noexcept
    {
        return placard_screen_digest(module.get(), document_, &it_);
    }

  private:
    const placard_document *document_;
    placard_screen it_;
};

struct screen_cursor {
    const placard_document *document_;
    placard_screen it_;
    bool is_done_;
    explicit screen_cursor(const placard_document *document) noexcept
        : document_(document), it_{}, is_done_(false)
    {
        next();
    }
    bool is_done() const noexcept
    {
        return is_done_;
    }
    screen value() const noexcept
    {
        return {document_, it_};
    }
    void next() noexcept
    {
        is_done_ = placard_screen_next(document_, &it_) == 0;
    }
};

/* ---- A document ---- */

/* One question of the quiz as it stands in the document; what was answered has attempt. */
class question
{
  public:
    question(const placard_document *document, std::uint32_t index) noexcept
        : document_(document), index_(index)
    {
    }

    std::uint32_t index() const noexcept
    {
        return index_;
    }
    placard::node node() const noexcept
    {
        return {document_, placard_question_at(document_, index_)};
    }
    placard_question_type type() const noexcept
    {
        return placard_question_type_of(document_, index_);
    }
    /* What to draw, and how it is answered. */
    placard_form form() const noexcept
    {
        return placard_form_of(type());
    }
    /* May several options be chosen? */
    bool takes_many() const noexcept
    {
        return placard_takes_many(type()) != 0;
    }
    std::int32_t millipoints() const noexcept
    {
        return placard_question_millipoints(document_, index_);
    }
    /* Choices, items or pairs as they stand; attempt::shown() has the order in which to show them. */
    std::uint32_t option_count() const noexcept
    {
        return placard_option_count(document_, index_);
    }
    placard::node option(std::uint32_t option) const noexcept
    {
        return {document_, placard_option_at(document_, index_, option)};
    }
    /* What to say after an answer with this option; after any. */
    placard::node feedback(std::uint32_t option) const noexcept
    {
        return {document_, placard_feedback(document_, index_, option)};
    }
    /* What to say to a typed answer. */
    placard::node reply(std::string_view text) const noexcept
    {
        return {document_, placard_reply(document_, index_, lend(text))};
    }
    placard::node explanation() const noexcept
    {
        return {document_, placard_explanation(document_, index_)};
    }

  private:
    const placard_document *document_;
    std::uint32_t index_;
};

/* One language of a module, checked by module::load(). */
class document
{
  public:
    const placard_document *get() const noexcept
    {
        return &it_;
    }
    placard_document *put() noexcept
    {
        return &it_;
    }

    /* What to show, screen by screen: the way to walk a module, since no notice is left out of it. */
    range<screen_cursor> screens() const noexcept
    {
        return range<screen_cursor>(screen_cursor(&it_));
    }

    std::string_view title() const noexcept
    {
        return view(placard_title(&it_));
    }
    node root() const noexcept
    {
        return {&it_, 0};
    }
    std::uint32_t node_count() const noexcept
    {
        return placard_node_count(&it_);
    }
    node operator[](placard_node index) const noexcept
    {
        return {&it_, index};
    }
    node nth(placard_kind kind, std::uint32_t index) const noexcept
    {
        return {&it_, placard_node_nth(&it_, kind, index)};
    }

    /* The steps alone, without the notices before and between them: to count and to link, not to show. */
    std::uint32_t step_count() const noexcept
    {
        return placard_step_count(&it_);
    }
    node step(std::uint32_t index) const noexcept
    {
        return {&it_, placard_step_at(&it_, index)};
    }

    std::uint32_t question_count() const noexcept
    {
        return placard_question_count(&it_);
    }
    placard::question question(std::uint32_t index) const noexcept
    {
        return {&it_, index};
    }
    std::uint32_t pass_mark() const noexcept
    {
        return placard_pass_mark(&it_);
    } /* per cent of the points */
    std::int32_t most_millipoints() const noexcept
    {
        return placard_most_millipoints(&it_);
    }

    /* The document's entry, inflated: what the content digest is over. */
    bytes data() const noexcept
    {
        return placard_document_bytes(&it_);
    }

  private:
    placard_document it_{};
};

inline placard_status module::load(document &out, std::uint32_t language, void *memory, std::size_t size,
                                   placard_error *error) const noexcept
{
    return placard_load(out.put(), &it_, language, memory, size, error);
}

/* ---- What a worker did ---- */

/* One attempt at a quiz: plain data, a copy is a copy.  Any language's document may be handed over. */
class attempt
{
  public:
    [[nodiscard]] placard_status begin(const module &module, const document &document, std::uint32_t seed,
                                       std::uint32_t made = 0) noexcept
    {
        return placard_attempt_begin(&it_, module.get(), document.get(), seed, made);
    }
    [[nodiscard]] placard_status resume(const module &module, const document &document, bytes saved) noexcept
    {
        return placard_attempt_resume(&it_, module.get(), document.get(), saved.data(), saved.size());
    }
    /* The bytes needed, written when `size` is enough. */
    std::size_t save(std::uint8_t *out, std::size_t size) const noexcept
    {
        return placard_attempt_save(&it_, out, size);
    }

    /* Attempts after this one; none: no limit. */
    std::optional<std::uint32_t> attempts_left() const noexcept
    {
        const std::uint32_t left = placard_attempts_left(&it_);
        return left == PLACARD_NONE ? std::nullopt : std::optional<std::uint32_t>(left);
    }

    /* Options in the order in which to show them; of pairs, the right sides. */
    std::uint32_t shown(const document &document, std::uint32_t question,
                        std::uint8_t (&out)[PLACARD_MAX_CHOICES]) const noexcept
    {
        return placard_shown_options(&it_, document.get(), question, out);
    }

    /* Answers, until it is finished: the options chosen, by number, as shown() gives them ("{2}", "{0, 3}");
     * options in order, or to each left side; what was typed.  answer_bits() takes bit i for option i. */
    [[nodiscard]] placard_status answer(const document &document, std::uint32_t question,
                                        std::initializer_list<std::uint32_t> options) noexcept
    {
        std::uint32_t bits = 0;
        for (const std::uint32_t option : options) {
            if (option >= PLACARD_MAX_CHOICES)
                return PLACARD_BAD_ANSWER;
            bits |= std::uint32_t{1} << option;
        }
        return answer_bits(document, question, bits);
    }
    [[nodiscard]] placard_status answer(const document &document, std::uint32_t question,
                                        std::uint32_t option) noexcept
    {
        return answer(document, question, {option});
    }
    [[nodiscard]] placard_status answer_bits(const document &document, std::uint32_t question,
                                             std::uint32_t chosen) noexcept
    {
        return placard_answer_choices(&it_, document.get(), question, chosen);
    }
    [[nodiscard]] placard_status answer(const document &document, std::uint32_t question,
                                        const std::uint8_t *order, std::uint32_t count) noexcept
    {
        return placard_answer_order(&it_, document.get(), question, order, count);
    }
    [[nodiscard]] placard_status answer(const document &document, std::uint32_t question,
                                        std::string_view text) noexcept
    {
        return placard_answer_text(&it_, document.get(), question, lend(text));
    }
    /* The hint, if there is one; the attempt remembers that it was shown. */
    node take_hint(const document &document, std::uint32_t question) noexcept
    {
        return {document.get(), placard_take_hint(&it_, document.get(), question)};
    }

    bool is_answered(std::uint32_t question) const noexcept
    {
        return placard_is_answered(&it_, question) != 0;
    }
    bool is_hint_taken(std::uint32_t question) const noexcept
    {
        return placard_is_hint_taken(&it_, question) != 0;
    }
    bool is_chosen(std::uint32_t question, std::uint32_t option) const noexcept
    {
        return placard_is_chosen(&it_, question, option) != 0;
    }
    /* An option, or PLACARD_NO_OPTION; of a choice question 1 when chosen. */
    std::uint32_t answered_option(std::uint32_t question, std::uint32_t place) const noexcept
    {
        return placard_answered_option(&it_, question, place);
    }
    /* Does the option stand right: is it a right choice, at its place, with its left side? */
    bool is_right(const document &document, std::uint32_t question, std::uint32_t option) const noexcept
    {
        return placard_is_right(&it_, document.get(), question, option) != 0;
    }
    std::int32_t earned_millipoints(std::uint32_t question) const noexcept
    {
        return placard_earned_millipoints(&it_, question);
    }
    std::int32_t score_millipoints() const noexcept
    {
        return placard_score_millipoints(&it_);
    }
    /* Counts what is answered so far. */
    bool is_passed(const document &document) const noexcept
    {
        return placard_is_passed(&it_, document.get()) != 0;
    }
    void finish() noexcept
    {
        placard_attempt_finish(&it_);
    }

    const placard_attempt *get() const noexcept
    {
        return &it_;
    }

  private:
    placard_attempt it_{};
};

/* What a worker has seen of a document, screen by screen; borrows the places that it is given. */
class session
{
  public:
    /* `seen` has `count` places, at least one for each screen, of which there may be PLACARD_MAX_SCREENS. */
    [[nodiscard]] placard_status begin(const module &module, const document &document, placard_seen *seen,
                                       std::uint32_t count) noexcept
    {
        return placard_session_begin(&it_, module.get(), document.get(), seen, count);
    }
    [[nodiscard]] placard_status resume(const module &module, const document &document, placard_seen *seen,
                                        std::uint32_t count, bytes saved) noexcept
    {
        return placard_session_resume(&it_, module.get(), document.get(), seen, count, saved.data(),
                                      saved.size());
    }
    /* The bytes needed, written when `size` is enough.  Save when nothing is in view. */
    std::size_t save(std::uint8_t *out, std::size_t size) const noexcept
    {
        return placard_session_save(&it_, out, size);
    }

    /* Screens to see, the same ones counted once. */
    std::uint32_t size() const noexcept
    {
        return placard_session_count(&it_);
    }

    /* The screen of that digest comes into view at `now`, in milliseconds that may wrap; 0: none is. */
    void show(std::uint64_t digest, std::uint32_t now) noexcept
    {
        placard_session_show(&it_, digest, now);
    }

    /* Digest of the screen shown last, where to go on; 0 before the first. */
    std::uint64_t last() const noexcept
    {
        return placard_session_last(&it_);
    }

    /* Milliseconds in view, without the stay that still lasts; none: not seen. */
    std::optional<std::uint32_t> time(std::uint64_t digest) const noexcept
    {
        const std::uint32_t time = placard_session_time(&it_, digest);
        return time == PLACARD_NONE ? std::nullopt : std::optional<std::uint32_t>(time);
    }
    std::uint32_t seen_count() const noexcept
    {
        return placard_session_seen_count(&it_);
    }

    const placard_session *get() const noexcept
    {
        return &it_;
    }

  private:
    placard_session it_{};
};

} // namespace placard

#endif
