/*
 * tree.cpp - a document by the C++ wrapper as lines "depth node kind number text": tree BUNDLE LANGUAGES.
 */
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
    std::printf("%d %u %s %u %s\n", depth, static_cast<unsigned>(node.index()), std::string(node.kind_name()).c_str(),
                static_cast<unsigned>(node.number()), text.c_str());
    for (placard::node child : node)
        print(child, depth + 1);
}

/* Answer the choice questions with their first option; the score in millipoints. */
static unsigned score_of(const placard::module &module, const placard::document &document)
{
    placard::attempt attempt;
    if (attempt.begin(module, document, 7) != PLACARD_OK)
        return 0;
    for (std::uint32_t i = 0; i < document.questions(); i++)
        if (attempt.answer(document, i, 1u) != PLACARD_OK)
            static_cast<void>(attempt.answer(document, i, std::string_view("25")));
    attempt.finish();
    return attempt.score_millipoints();
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
    const std::uint32_t language = module.lookup(argv[2]);
    std::vector<std::uint32_t> memory((module.load_size(language) + 3) / 4);
    placard::document document;
    if (module.load(document, language, memory.data(), memory.size() * 4) != PLACARD_OK)
        return 1;
    std::printf("%s %s %s\n", std::string(module.id()).c_str(), std::string(module.version()).c_str(),
                std::string(document.title()).c_str());
    print(document.root(), 0);
    std::printf("score %u\n", score_of(module, document));
    return 0;
}
