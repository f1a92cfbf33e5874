// What the program says, in the language of its reader: English, or Chinese where LANGUAGE, LC_ALL,
// LC_MESSAGES or LANG ask for it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "gongwen/diagnostics.hpp"

namespace gongwen::cli {

// As the environment asks for it.
[[nodiscard]] Language language();

// `english` in the reader's language.
[[nodiscard]] std::string tr(std::string_view english);

// The same, where `{0}`, `{1}` ... stand for `values`.
[[nodiscard]] std::string say(std::string_view english,
                              std::initializer_list<std::string_view> values);

// What others have said (a library, the system), in the reader's language, if it has the form of
// one of `patterns`; else as it is.
[[nodiscard]] std::string retold(std::string_view message,
                                 std::initializer_list<std::string_view> patterns);

// The Chinese of an English text; empty if there is none. chinese.cpp has them all.
[[nodiscard]] std::string_view chinese(std::string_view english);

// Columns that UTF-8 takes on a terminal.
[[nodiscard]] std::size_t columns_of(std::string_view text);

}  // namespace gongwen::cli
