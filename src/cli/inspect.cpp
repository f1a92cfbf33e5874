// gongwen inspect: what the bytes of each file were, on standard output.
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "commands.hpp"
#include "files.hpp"
#include "gongwen/gongwen.hpp"
#include "language.hpp"
#include "names.hpp"
#include "options.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen inspect scraped.txt                       charset, script and damages, in a few lines
  gongwen inspect --format jsonl *.txt              the same for programs, a line a file
  gongwen inspect --encoding gb2312 scraped.txt     with the charset that the server declared)";

struct Arguments {
  Named files;
  std::optional<std::string> output;
  std::optional<std::string> encoding;
  std::string format = "text";
  Options options;
};

// What `clean` says of the bytes, without the text and its map.
std::string facts(Cleaned cleaned) {
  cleaned.text.clear();
  cleaned.map = {};
  auto json = nlohmann::ordered_json::parse(to_json(cleaned));
  json["schema"] = "gongwen-inspect/1";
  json.erase("text");
  json.erase("map");
  return json.dump(-1, ' ', /*ensure_ascii=*/false);
}

int run(const Arguments& arguments) {
  const auto files = files_of(arguments.files);
  if (!files) return exit_usage;
  TextOptions text{wants_color() && !arguments.output, true, language()};
  if (!arguments.output) text.columns = terminal_columns(text.columns);
  return for_each_file(*files, arguments.output, [&](const Input& input, bool first) -> Printed {
    Hints hints{{}, arguments.encoding, {}};
    if (input.name) hints.name = text_of_path(*input.name);
    Cleaned cleaned = clean(input.bytes, hints, arguments.options);
    // What the bytes are is all that is asked: a picture is an answer, too.
    if (arguments.format == "text") return {(first ? "" : "\n") + summary(cleaned, text), {}};
    return {with_name_bytes(facts(std::move(cleaned)), input.name) + '\n', {}};
  });
}

}  // namespace

Command add_inspect(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("inspect", "Say what the bytes were: charset, script, damages");
  command->footer(examples);
  add_files(*command, arguments->files);
  add_output(*command, arguments->output);
  add_text_or_json(*command, arguments->format,
                   "text (a few lines, the default), json or jsonl (one object of schema "
                   "gongwen-inspect/1 a line: source, script, repairs, diagnostics)");
  add_encoding(*command, arguments->encoding);
  add_script(*command, arguments->options.script);
  command->callback([arguments] { require_files(arguments->files); });
  return {command, [arguments] { return run(*arguments); }};
}

}  // namespace gongwen::cli
