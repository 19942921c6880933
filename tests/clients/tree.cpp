/*
 * tree.cpp - what the C++ wrapper reads, as lines that bindings.py compares: tree BUNDLE LANGUAGES.
 *
 * Nodes as "depth node kind number text", then screens, triggers, pictures, an attempt and a session.
 */
#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "placard.hpp"

static void print(placard::node node, int depth)
{
    std::string text(node.text());
    for (char &byte : text)
        byte = byte == '\n' ? '\t' : byte;
    std::printf("%d %u %s %u %s\n", depth, static_cast<unsigned>(node.index()),
                std::string(node.kind_name()).c_str(), static_cast<unsigned>(node.number()), text.c_str());
    for (placard::node child : node)
        print(child, depth + 1);
}

static void print(const placard::module &module, const placard::screen &screen)
{
    std::printf("screen %d %u %016" PRIx64, static_cast<int>(screen.kind()),
                static_cast<unsigned>(screen.number()), screen.digest(module));
    for (placard::node piece : screen)
        std::printf(" %u", static_cast<unsigned>(piece.index()));
    for (placard::node guard : screen.guards())
        std::printf(" !%u", static_cast<unsigned>(guard.index()));
    std::printf("\n");
}

static void print(const placard::trigger &trigger)
{
    std::printf("trigger %d", static_cast<int>(trigger.kind()));
    for (placard::field field : trigger.fields()) {
        std::printf(" %s", std::string(field.name()).c_str());
        for (placard::fact value : field.values())
            std::printf("=%s", std::string(value.text()).c_str());
    }
    for (placard::fact term : trigger.terms())
        std::printf(" %s:%u", std::string(term.kind_name()).c_str(), static_cast<unsigned>(term.number()));
    std::printf("\n");
}

/* Answer the choice questions with their first option, the others with a number. */
static void print_attempt(const placard::module &module, const placard::document &document)
{
    placard::attempt attempt;
    if (attempt.begin(module, document, 7) != PLACARD_OK)
        return;
    for (std::uint32_t i = 0; i < document.question_count(); i++) {
        const placard::question question = document.question(i);
        std::uint8_t shown[PLACARD_MAX_CHOICES];
        std::printf("question %d %d %u", static_cast<int>(question.form()), question.takes_many(),
                    static_cast<unsigned>(question.millipoints()));
        for (std::uint32_t at = 0, count = attempt.shown(document, i, shown); at < count; at++)
            std::printf(" %u", shown[at]);
        if (attempt.answer(document, i, 0u) != PLACARD_OK)
            static_cast<void>(attempt.answer(document, i, std::string_view("25")));
        std::printf(" %d %d\n", static_cast<bool>(question.feedback(0)),
                    static_cast<bool>(question.explanation()));
    }
    std::vector<std::uint8_t> saved(attempt.save(nullptr, 0));
    attempt.save(saved.data(), saved.size());
    if (attempt.resume(module, document, {saved.data(), saved.size()}) != PLACARD_OK)
        return;
    attempt.finish();
    std::printf("score %u of %u\n", static_cast<unsigned>(attempt.score_millipoints()),
                static_cast<unsigned>(document.most_millipoints()));
}

/* Look at the first screen for 1.5 s and at the second for half of one, save, and take it up again. */
static void print_session(const placard::module &module, const placard::document &document)
{
    std::vector<std::uint64_t> digests;
    for (const placard::screen &screen : document.screens())
        digests.push_back(screen.digest(module));
    std::vector<placard_seen> seen(digests.size()), others(digests.size());
    placard::session session, again;
    if (session.begin(module, document, seen.data(), static_cast<std::uint32_t>(seen.size())) != PLACARD_OK)
        return;
    session.show(digests.front(), 4294967000u);
    session.show(digests.size() > 1 ? digests[1] : 0, 1204);
    session.show(0, 1704);
    std::vector<std::uint8_t> saved(session.save(nullptr, 0));
    session.save(saved.data(), saved.size());
    if (again.resume(module, document, others.data(), static_cast<std::uint32_t>(others.size()),
                     {saved.data(), saved.size()}) != PLACARD_OK)
        return;
    std::printf("session %u of %u, %016" PRIx64, static_cast<unsigned>(again.seen_count()),
                static_cast<unsigned>(again.size()), again.last());
    for (std::uint64_t digest : digests)
        std::printf(" %d", again.time(digest) ? static_cast<int>(*again.time(digest)) : -1);
    std::printf("\n");
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    std::ifstream stream(argv[1], std::ios::binary);
    const std::vector<char> file((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    placard::module module;
    if (module.open(file.data(), file.size()) != PLACARD_OK)
        return 1;
    const std::uint32_t language = module.lookup(argv[2]).value_or(PLACARD_NONE); /* load() refuses that */
    std::vector<std::uint32_t> memory((module.load_size(language) + 3) / 4);
    placard::document document;
    if (module.load(document, language, memory.data(), memory.size() * 4) != PLACARD_OK)
        return 1;
    std::printf("%s %s %s\n", std::string(module.id()).c_str(), std::string(module.version()).c_str(),
                std::string(document.title()).c_str());
    print(document.root(), 0);
    for (const placard::screen &screen : document.screens())
        print(module, screen);
    for (const placard::trigger &trigger : module.triggers())
        print(trigger);
    for (std::uint32_t i = 0; i < module.media_count(); i++)
        std::printf("picture %zu\n", module.media(i) ? module.media(i)->size() : 0);
    print_attempt(module, document);
    print_session(module, document);
    return 0;
}
