// What the program's arguments are, as plain values: read once from their definition, and rendered
// as help, manual page and completions, so that these never say different things.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace gongwen::cli {

struct Argument {
  std::vector<std::string> names;    // -o, --output; a positional has none
  std::string value;                 // FILE, json|text …; empty for a flag
  std::vector<std::string> choices;  // the words that the value may be, where it is one of a few
  std::string description;
  bool positional = false;
  bool required = false;
  bool repeats = false;

  // What it does, with the choices if the value does not name them.
  [[nodiscard]] std::string about() const;
  // True if several of the choices may stand together, with commas between.
  [[nodiscard]] bool list() const { return value.find(',') != std::string::npos; }
  [[nodiscard]] bool is_path() const;
};

struct Usage {
  std::string name;  // gongwen, or that of a command
  std::string description;
  std::vector<Argument> arguments;  // positionals first
  std::string footer;               // examples
  std::vector<Usage> commands;
};

struct ExitStatus {
  const char* code;
  const char* meaning;
};
inline constexpr std::array exit_statuses = {
    ExitStatus{"0", "All was done."},
    ExitStatus{"1", "An input could not be read; the others are done."},
    ExitStatus{"2", "Wrong usage: nothing was done."},
    ExitStatus{"3", "The output could not be written."},
    ExitStatus{
        "129, 130, 143",
        "gongwen batch was stopped by a signal (128 and its number); what it wrote is kept."},
};

[[nodiscard]] Usage usage_of(const CLI::App& program);

// `words` in lines of at most `width` columns, each behind `indent` spaces; the first line is not
// indented.
[[nodiscard]] std::string wrapped(std::string_view words, std::size_t width, std::size_t indent);

// What --help prints. `program` is the name that a command stands behind; empty for the program.
[[nodiscard]] std::string help(const Usage& usage, const std::string& program);
[[nodiscard]] std::string synopsis(const Usage& usage);
[[nodiscard]] std::string manual_page(const Usage& program);
// `shell` is one of `shells()`.
[[nodiscard]] std::string completion_script(const Usage& program, const std::string& shell);
[[nodiscard]] const std::vector<std::string>& shells();

}  // namespace gongwen::cli
