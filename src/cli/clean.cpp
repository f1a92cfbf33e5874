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
#include "language.hpp"
#include "names.hpp"
#include "options.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen clean scraped.txt -o clean.txt         the recovered text only
  gongwen clean --format json *.txt              with what was repaired, and the offset map
  gongwen clean --traditional taiwan_phrases x   資訊 becomes 信息
  gongwen clean --script off x                   keeps the script as it is)";

struct Arguments {
  Named files;
  std::optional<std::string> output;
  std::optional<std::string> encoding;
  std::string format = "text";
  Options options;
};

int run(const Arguments& arguments) {
  const auto files = files_of(arguments.files);
  if (!files) return exit_usage;
  const bool text = arguments.format == "text";
  if (text && files->size() > 1) {
    report({"--format text", tr("texts of several files would run together; --format json keeps "
                                "them apart")});
    return exit_usage;
  }
  return for_each_file(*files, arguments.output, [&](const Input& input, bool) -> Printed {
    Hints hints{{}, arguments.encoding, {}};
    if (input.name) hints.name = text_of_path(*input.name);
    Cleaned cleaned = gongwen::clean(input.bytes, hints, arguments.options);
    const auto why = unread(cleaned.diagnostics);
    if (text) return {std::move(cleaned.text), why};
    return {with_name_bytes(to_json(cleaned), input.name) + '\n', why};
  });
}

}  // namespace

Command add_clean(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("clean", "Print the recovered text, alone or with repairs and map");
  command->footer(examples);
  add_files(*command, arguments->files);
  add_output(*command, arguments->output);
  add_text_or_json(*command, arguments->format,
                   "text (of one file, the default), json or jsonl (one object of schema "
                   "gongwen-clean/1 a line: text, repairs, offset map)");
  add_encoding(*command, arguments->encoding);
  add_script(*command, arguments->options.script);
  command->callback([arguments] { require_files(arguments->files); });
  return {command, [arguments] { return run(*arguments); }};
}

}  // namespace gongwen::cli
