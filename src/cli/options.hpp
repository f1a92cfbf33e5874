// Options that several commands have: one wording, one check.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gongwen/clean.hpp"
#include "gongwen/render.hpp"
#include "inputs.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace gongwen::cli {

// FILE..., --files-from, -0.
void add_files(CLI::App& command, Named& files);
void add_lists(CLI::App& command, Named& files);
// Throws what the command line library does, if no file is named.
void require_files(const Named& files);
// The files, if each can be told; else says why not.
[[nodiscard]] std::optional<std::vector<std::string>> files_of(const Named& files);
// -o, --output.
void add_output(CLI::App& command, std::optional<std::string>& output);
// text, json or jsonl, and what they are of.
CLI::Option* add_text_or_json(CLI::App& command, std::string& format, const char* description);
void add_encoding(CLI::App& command, std::optional<std::string>& encoding);
void add_script(CLI::App& command, ScriptOptions& script);
CLI::Option* add_with(CLI::App& command, JsonOptions& json);

// Lets `option` take one of `words` only. The help shows them, completions offer them. `value` is
// what the help calls the value if it is not to show all words there.
CLI::Option* choose(CLI::Option* option, const std::vector<std::string>& words,
                    const std::string& value = "");

}  // namespace gongwen::cli
