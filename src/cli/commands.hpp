// What the subcommands do, once the arguments are understood.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gongwen/clean.hpp"

namespace gongwen::cli {

// Exit codes. Wrong usage is found before any command runs.
enum : int { exit_done = 0, exit_unread = 1, exit_usage = 2 };

enum class ParseFormat { json, text, html };

struct ParseArguments {
  std::vector<std::string> files;
  std::optional<std::string> encoding;
  std::optional<std::string> explain;  // a stage, instead of a format
  ParseFormat format = ParseFormat::json;
  bool with_text = false;
  bool with_segments = false;
  Options options;
};

struct CleanArguments {
  std::vector<std::string> files;
  bool json = false;  // with repairs and map instead of the text alone
  std::optional<std::string> encoding;
  Options options;
};

struct ViewArguments {
  std::string file;
  std::optional<std::string> output;  // a file; else standard output
  std::optional<std::string> encoding;
  Options options;
};

[[nodiscard]] int parse(const ParseArguments& arguments);
[[nodiscard]] int clean(const CleanArguments& arguments);
[[nodiscard]] int inspect(const CleanArguments& arguments);
[[nodiscard]] int view(const ViewArguments& arguments);

}  // namespace gongwen::cli
