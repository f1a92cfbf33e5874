// gongwen inspect: what the bytes of each file were, on standard output.
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands.hpp"
#include "files.hpp"
#include "gongwen/gongwen.hpp"
#include "language.hpp"
#include "options.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen inspect scraped.txt                       charset, script and damages, in a few lines
  gongwen inspect --encoding gb2312 scraped.txt     with the charset that the server declared)";

struct Arguments {
  std::vector<std::string> files;
  std::optional<std::string> encoding;
  Options options;
};

int run(const Arguments& arguments) {
  const TextOptions text{wants_color(), true, language()};
  return for_each_file(arguments.files, [&](const Input& input, bool first) {
    const Hints hints{input.name, arguments.encoding, {}};
    return (first ? "" : "\n") + summary(clean(input.bytes, hints, arguments.options), text);
  });
}

}  // namespace

Command add_inspect(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("inspect", "Say what the bytes were: charset, script, damages");
  command->footer(examples);
  add_files(*command, arguments->files);
  add_encoding(*command, arguments->encoding);
  add_script(*command, arguments->options.script);
  return {command, [arguments] { return run(*arguments); }};
}

}  // namespace gongwen::cli
