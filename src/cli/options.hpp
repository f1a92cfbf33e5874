// Options that several commands have: one wording, one check.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gongwen/clean.hpp"
#include "gongwen/render.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace gongwen::cli {

void add_files(CLI::App& command, std::vector<std::string>& files);
void add_encoding(CLI::App& command, std::optional<std::string>& encoding);
void add_script(CLI::App& command, ScriptOptions& script);
CLI::Option* add_with(CLI::App& command, JsonOptions& json);

// Lets `option` take one of `words` only. The help shows them, completions offer them. `value` is
// what the help calls the value if it is not to show all words there.
CLI::Option* choose(CLI::Option* option, const std::vector<std::string>& words,
                    const std::string& value = "");

}  // namespace gongwen::cli
