// gongwen clean: the recovered text of each file, on standard output.
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "commands.hpp"
#include "files.hpp"
#include "gongwen/gongwen.hpp"
#include "options.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen clean scraped.txt > clean.txt          the recovered text only
  gongwen clean --format json *.txt              with what was repaired, and the offset map
  gongwen clean --traditional taiwan_phrases x   資訊 becomes 信息
  gongwen clean --script off x                   keeps the script as it is)";

struct Arguments {
  std::vector<std::string> files;
  std::optional<std::string> encoding;
  std::string format = "text";
  Options options;
};

int run(const Arguments& arguments) {
  return for_each_file(arguments.files, [&](const Input& input, bool) {
    Cleaned cleaned =
        gongwen::clean(input.bytes, Hints{input.name, arguments.encoding, {}}, arguments.options);
    return arguments.format == "json" ? to_json(cleaned) + '\n' : std::move(cleaned.text);
  });
}

}  // namespace

Command add_clean(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("clean", "Print the recovered text, alone or with repairs and map");
  command->footer(examples);
  add_files(*command, arguments->files);
  choose(command->add_option("--format", arguments->format,
                             "text (of one file, the default) or json (one object of schema "
                             "gongwen-clean/1 a line: text, repairs, offset map)"),
         {"text", "json"});
  add_encoding(*command, arguments->encoding);
  add_script(*command, arguments->options.script);
  command->callback([arguments] {
    if (arguments->format == "text" && arguments->files.size() > 1) {
      throw CLI::ValidationError(
          "FILE", "texts of several files would run together; --format json keeps them apart");
    }
  });
  return {command, [arguments] { return run(*arguments); }};
}

}  // namespace gongwen::cli
